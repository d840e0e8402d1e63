package dev.chainon.console.page;

import dev.chainon.console.live.Sky;
import dev.chainon.console.source.Oracle;
import dev.chainon.console.source.Oracle.Answer;
import dev.chainon.console.source.Sources;
import dev.chainon.console.text.Words;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A form whose fields are asked of serving, and the answer in words. */
final class TryPage {

    /** The fields that serving knows; the departure may stay empty, which means now. */
    static final List<String> FIELDS = List.of("origin", "destination", "departure");

    private final Sky sky;
    private final Oracle oracle;
    private final Sources sources;

    TryPage(Sky sky, Sources sources) {
        this.sky = sky;
        this.sources = sources;
        this.oracle = sources.oracle();
    }

    /** The page with its form filled as sent, and the answer if anything was sent. Blocking. */
    Map<String, Object> model(Map<String, String> sent, Words words) {
        Map<String, Object> model = new HashMap<>();
        model.put("places", sky.places());
        model.put("fields", sent);
        model.put("now", now());
        if (!sent.getOrDefault("origin", "").isBlank()) {
            answer(oracle.ask(request(sent)), model, words);
        }
        return model;
    }

    private String now() {
        Sky.View view = sky.since(Long.MAX_VALUE);
        return view.started()
                ? LocalDateTime.ofEpochSecond(view.minute() * 60, 0, ZoneOffset.UTC)
                                .toLocalDate() + "T18:00"
                : "";
    }

    private static Map<String, Object> request(Map<String, String> sent) {
        Map<String, Object> request = new LinkedHashMap<>();
        for (String field : FIELDS) {
            String value = sent.getOrDefault(field, "").strip();
            if (!value.isEmpty()) {
                request.put(field, field.equals("departure") ? value : value.toUpperCase(Locale.ROOT));
            }
        }
        return request;
    }

    private void answer(Answer answer, Map<String, Object> model, Words words) {
        if (answer instanceof Answer.Risk risk) {
            model.put("risk", risk.probability());
            model.put("percent", (int) Math.round(risk.probability() * 100));
            model.put("facts", risk.facts());
            model.put("verdict", words.text("try.verdict." + level(risk.probability())));
            double usual = sources.figures().get().getOrDefault("live.late.share", Double.NaN);
            model.put("usual", Double.isFinite(usual) ? words.text("try.usual", words.percent(usual, 0)) : "");
            model.put("inTen", words.text("try.in.ten", Math.round(risk.probability() * 10)));
        } else if (answer instanceof Answer.Refused refused) {
            model.put("problem", words.text("try.refused"));
            model.put("detail", refused.reason());
        } else if (answer instanceof Answer.Unavailable unavailable) {
            model.put("problem", words.text("try.unavailable"));
            model.put("detail", unavailable.reason());
        }
    }

    private static String level(double probability) {
        if (probability < 0.15) {
            return "low";
        }
        return probability < 0.4 ? "medium" : "high";
    }
}
