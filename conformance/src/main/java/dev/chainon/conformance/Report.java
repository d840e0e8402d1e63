package dev.chainon.conformance;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Shows the outcomes of a run: a table for people, one JSON object for programs. */
record Report(Target target, List<Outcome> outcomes, Instant started, Duration took) {

    long count(Verdict verdict) {
        return outcomes.stream().filter(o -> o.verdict() == verdict).count();
    }

    String table() {
        StringBuilder text = new StringBuilder();
        for (Outcome outcome : outcomes) {
            text.append(String.format("%-12s %-26s %s%n", word(outcome.verdict()), outcome.name(), outcome.says()));
            if (outcome.verdict() == Verdict.NOT_OFFERED) {
                text.append(String.format("%-12s %-26s %s%n", "", "", outcome.reason()));
            } else if (outcome.verdict() == Verdict.FAILED) {
                text.append(String.format("%-12s %-26s found:    %s%n", "", "", outcome.reason()));
                text.append(String.format("%-12s %-26s sent:     %s%n", "", "", outcome.sent()));
                text.append(String.format("%-12s %-26s answered: %s%n", "", "", outcome.answered()));
            }
        }
        return text.append(String.format(
                        Locale.ROOT,
                        "%n%d passed, %d failed, %d not offered, in %.1f s: %s%n",
                        count(Verdict.PASSED),
                        count(Verdict.FAILED),
                        count(Verdict.NOT_OFFERED),
                        took.toMillis() / 1000.0,
                        target.http()))
                .toString();
    }

    private static String word(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    String json(String commit) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("command", "conformance");
        json.put("ok", count(Verdict.FAILED) == 0);
        json.put("commit", commit);
        json.put("machine", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        json.put("started", started.toString());
        json.put("seconds", took.toMillis() / 1000.0);
        ObjectNode figures = json.putObject("figures");
        figures.put("conformance.passed", count(Verdict.PASSED));
        figures.put("conformance.failed", count(Verdict.FAILED));
        figures.put("conformance.notoffered", count(Verdict.NOT_OFFERED));
        json.put("url", target.http().toString());
        ArrayNode checks = json.putArray("checks");
        outcomes.forEach(outcome -> checks.addPOJO(outcome));
        return json.toPrettyString();
    }
}
