package dev.chainon.console.page;

import dev.chainon.console.live.Sky;
import dev.chainon.console.source.Explorer;
import dev.chainon.console.source.Oracle;
import dev.chainon.console.source.Oracle.Answer;
import dev.chainon.console.source.Sources;
import dev.chainon.console.text.Words;
import dev.chainon.core.UseCase;
import io.vertx.core.json.JsonObject;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A form whose fields are asked of serving, or a flight of a board; then the answer in words, its reasons, and what would change it. */
final class TryPage {

    /** The fields that serving knows; the departure may stay empty, which means now. */
    static final List<String> FIELDS = List.of("origin", "destination", "departure");

    /** What a link of the page names: a place whose board is shown, or a flight of it. */
    static final List<String> LINKS = List.of("airport", "flight");

    private final Sky sky;
    private final Oracle oracle;
    private final Sources sources;
    private final Explorer explorer;
    private final BoardLines boards;
    private final ReasonLines reasons;
    private final WhatIf whatIf;

    TryPage(Sky sky, Sources sources, Explorer explorer, UseCase<?> useCase) {
        this.sky = sky;
        this.sources = sources;
        this.oracle = sources.oracle();
        this.explorer = explorer;
        this.boards = new BoardLines(explorer);
        this.reasons = new ReasonLines(
                explorer, useCase.reasons(), useCase.features().names().size());
        this.whatIf = new WhatIf(explorer, useCase.reasons(), useCase.costs().threshold());
    }

    /** The page with its form filled as sent, and the answer if anything was sent. Blocking. */
    Map<String, Object> model(Map<String, String> sent, Words words) {
        Map<String, Object> model = new HashMap<>();
        Map<String, String> fields = new HashMap<>(sent);
        String flight = sent.getOrDefault("flight", "");
        if (!flight.isBlank()) {
            chosen(flight, fields, model, words);
        }
        String airport = sent.getOrDefault("airport", "").strip();
        if (!airport.isEmpty()) {
            boards.fill(airport, model, words);
        }
        model.put("places", sky.places());
        model.put("fields", fields);
        model.put("now", now());
        if (!fields.getOrDefault("origin", "").isBlank()) {
            Map<String, Object> request = request(fields);
            Answer answer = oracle.ask(request);
            answer(answer, model, words);
            if (answer instanceof Answer.Risk) {
                explain(request, model, words);
            }
        }
        return model;
    }

    /** Fills the form with a flight of a board. */
    private void chosen(String id, Map<String, String> fields, Map<String, Object> model, Words words) {
        Optional<JsonObject> flight = boards.flight(id);
        flight.ifPresent(prediction -> {
            JsonObject facts = prediction.getJsonObject("facts");
            fields.put("origin", facts.getString("origin", ""));
            fields.put("destination", facts.getString("destination", ""));
            Asked.local(prediction).ifPresent(local -> fields.put(Asked.DEPARTURE, Asked.text(local)));
            model.put("published", words.percent(prediction.getDouble("probability"), 0));
            model.put("subject", prediction.getString("subject"));
        });
        if (flight.isEmpty()) {
            model.put("problem", words.text("try.gone"));
            model.put("detail", id);
        }
    }

    private void explain(Map<String, Object> request, Map<String, Object> model, Words words) {
        Explorer.Reply now = explorer.post("/predict?explain=features", request);
        if (!now.ok()) {
            model.put("unexplained", now.body());
            return;
        }
        JsonObject answer = new JsonObject(now.body());
        Asked asked = Asked.of(request, answer);
        reasons.fill(asked, model, words);
        whatIf.fill(asked, answer, model, words);
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
