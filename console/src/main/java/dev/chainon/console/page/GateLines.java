package dev.chainon.console.page;

import dev.chainon.console.source.Models;
import dev.chainon.console.text.Words;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The conditions of the gate and the moves of aliases, in the words of a page. */
record GateLines(Words words) {

    private static final double SMALL = 1e-3;
    private static final double KILO = 1000;
    private static final String GROUP = "group.";

    Map<String, Object> line(Models.Promotion promotion) {
        Map<String, Object> line = new HashMap<>();
        line.put("promotion", promotion);
        line.put("at", words.instant(promotion.at()));
        line.put("by", words.text("gate.by." + promotion.decision().by()));
        line.put("action", words.text(promotion.decision().back() ? "gate.rollback" : "gate.promote"));
        return line;
    }

    /** @param ofGroups the conditions of the groups, or all others */
    List<Map<String, Object>> checks(List<Models.CheckLine> checks, boolean ofGroups) {
        return checks.stream()
                .filter(check -> check.name().startsWith(GROUP) == ofGroups)
                .map(this::line)
                .toList();
    }

    private Map<String, Object> line(Models.CheckLine check) {
        Models.Figure measured = check.measured();
        Map<String, Object> line = new HashMap<>();
        line.put("name", words.text("gate.check." + check.name()));
        line.put("subject", subject(check));
        line.put("measured", Double.isNaN(measured.value()) ? Words.NONE : figure(measured.value(), measured.unit()));
        line.put(
                "interval",
                Double.isNaN(measured.low())
                        ? ""
                        : words.text(
                                "model.between",
                                figure(measured.low(), measured.unit()),
                                figure(measured.high(), measured.unit())));
        Models.Asked bound = check.bound();
        line.put(
                "bound",
                words.text("gate.bound." + bound.of() + "." + bound.sense(), figure(bound.value(), measured.unit())));
        line.put("passed", check.passed());
        line.put("note", Double.isNaN(measured.value()) ? check.note() : "");
        return line;
    }

    private String subject(Models.CheckLine check) {
        String subject = check.subject();
        int stroke = subject.indexOf('/');
        if (stroke >= 0) {
            String grouping = subject.substring(0, stroke);
            String group = subject.substring(stroke + 1);
            return words.text(
                    "gate.of",
                    words.find("grouping." + grouping).orElse(grouping),
                    words.find("group." + grouping + "." + group).orElse(group));
        }
        return words.find("quality." + subject)
                .or(() -> words.find("model.member." + subject))
                .orElse(subject);
    }

    private String figure(double value, String unit) {
        return switch (unit) {
            case "microseconds" -> words.number(value, 1) + "\u00a0µs";
            case "bytes" -> words.text("gate.kilobytes", words.number(value / KILO, 0));
            default ->
                value != 0 && Math.abs(value) < SMALL ? tiny(value) : words.number(value, Math.abs(value) < 1 ? 4 : 0);
        };
    }

    /** Ten to a power: a figure that four digits would show as zero. */
    private String tiny(double value) {
        String[] parts = String.format(Locale.ROOT, "%.1e", value).split("e");
        return words.number(Double.parseDouble(parts[0]), 1) + "\u00a0·\u00a010" + power(Integer.parseInt(parts[1]));
    }

    private static String power(int exponent) {
        StringBuilder raised = new StringBuilder();
        for (char sign : Integer.toString(exponent).toCharArray()) {
            raised.append(sign == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(sign - '0'));
        }
        return raised.toString();
    }
}
