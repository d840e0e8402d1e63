package dev.chainon.console.page;

import dev.chainon.console.source.Models;
import dev.chainon.console.text.Words;
import dev.chainon.evidence.report.source.Found;
import dev.chainon.evidence.report.source.OpeningEntry;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The champion looked into: curves, cost of its threshold, control group, groups, errors, importance. Its bundle holds them all. */
final class ModelPage implements Page {

    static final String CARD = "model-card.md";
    private static final String EVALUATION = "evaluation.json";
    private static final List<String> PLOTS =
            List.of("roc", "precision-recall", "reliability", "lift", "cost", "groups", "importance");

    private final Models models;
    private final Supplier<Optional<Found<OpeningEntry>>> openings;

    /** @param openings of the sealed period */
    ModelPage(Models models, Supplier<Optional<Found<OpeningEntry>>> openings) {
        this.models = models;
        this.openings = openings;
    }

    @Override
    public String name() {
        return "model";
    }

    @Override
    public Map<String, Object> model(Words words) {
        Map<String, Object> model = new HashMap<>(new OpeningLines(words).of(openings.get()));
        models.champion().ifPresent(champion -> {
            model.put("champion", champion);
            gate(model, champion, words);
            models.paper(EVALUATION).ifPresent(text -> fill(model, new JsonObject(text), champion, words));
        });
        return model;
    }

    /** What was measured when the champion was promoted last, and every move of an alias. */
    private void gate(Map<String, Object> model, Models.Champion champion, Words words) {
        GateLines lines = new GateLines(words);
        models.promotions().stream()
                .filter(promotion -> promotion.alias().equals("champion") && promotion.version() == champion.version())
                .filter(promotion -> !promotion.decision().back())
                .findFirst()
                .ifPresent(promotion -> {
                    model.put("decision", lines.line(promotion));
                    model.put("checks", lines.checks(promotion.decision().checks(), false));
                    model.put("groupChecks", lines.checks(promotion.decision().checks(), true));
                });
        model.put("promotions", models.promotions().stream().map(lines::line).toList());
    }

    private void fill(Map<String, Object> model, JsonObject evaluation, Models.Champion champion, Words words) {
        model.put("threshold", evaluation.getJsonObject("threshold").getMap());
        model.put("control", control(evaluation.getJsonObject("control")));
        model.put("groups", groups(evaluation.getJsonArray("groups"), words));
        model.put("metrics", champion.metrics());
        JsonObject errors = evaluation.getJsonObject("errors", new JsonObject());
        model.put("worstDays", stretches(errors.getJsonArray("worstDays", new JsonArray()), words));
        model.put("worstHours", stretches(errors.getJsonArray("worstHours", new JsonArray()), words));
        model.put("mistakes", mistakes(errors.getJsonArray("mistakes", new JsonArray()), words));
        String language = words.language().code();
        model.put(
                "plots",
                PLOTS.stream()
                        .map(plot -> "plot-" + plot + "." + language + ".svg")
                        .filter(file -> models.paper(file).isPresent())
                        .toList());
    }

    private static List<Map<String, Object>> control(JsonObject members) {
        List<Map<String, Object>> lines = new ArrayList<>();
        for (String name : members.fieldNames()) {
            JsonObject member = members.getJsonObject(name);
            JsonArray gain = member.getJsonArray("aucGain");
            lines.add(Map.of(
                    "name", name,
                    "auc", member.getDouble("auc"),
                    "logloss", member.getDouble("logloss"),
                    "low", gain.getDouble(0),
                    "high", gain.getDouble(1)));
        }
        return lines;
    }

    /** Days or hours, the worst first. */
    private static List<Map<String, Object>> stretches(JsonArray told, Words words) {
        List<Map<String, Object>> lines = new ArrayList<>();
        for (int i = 0; i < told.size(); i++) {
            JsonObject stretch = told.getJsonObject(i);
            long minute = stretch.getLong("minute");
            lines.add(Map.of(
                    "day", words.day(minute),
                    "time", words.time(minute),
                    "rows", stretch.getLong("rows"),
                    "logloss", stretch.getDouble("logLoss"),
                    "announced", stretch.getDouble("announced"),
                    "observed", stretch.getDouble("observed")));
        }
        return lines;
    }

    /** Instances of which the model was surest and wrong. */
    private static List<Map<String, Object>> mistakes(JsonArray told, Words words) {
        List<Map<String, Object>> lines = new ArrayList<>();
        for (int i = 0; i < told.size(); i++) {
            JsonObject mistake = told.getJsonObject(i);
            long minute = mistake.getLong("minute");
            lines.add(Map.of(
                    "day", words.day(minute),
                    "time", words.time(minute),
                    "announced", mistake.getDouble("score"),
                    "came", mistake.getBoolean("outcome")));
        }
        return lines;
    }

    private static List<Map<String, Object>> groups(JsonArray reports, Words words) {
        List<Map<String, Object>> lines = new ArrayList<>();
        for (int i = 0; i < reports.size(); i++) {
            JsonObject report = reports.getJsonObject(i);
            String grouping = report.getString("grouping");
            JsonArray groups = report.getJsonArray("lines");
            for (int j = 0; j < groups.size(); j++) {
                lines.add(line(grouping, groups.getJsonObject(j), words));
            }
        }
        return lines;
    }

    private static Map<String, Object> line(String grouping, JsonObject group, Words words) {
        String name = group.getString("group");
        return Map.of(
                "grouping", words.find("grouping." + grouping).orElse(grouping),
                "group", words.find("group." + grouping + "." + name).orElse(name),
                "rows", group.getLong("rows"),
                "recall", group.getJsonObject("recall").getDouble("value"),
                "falseAlarms", group.getJsonObject("falseAlarms").getDouble("value"),
                "bias", group.getJsonObject("bias").getDouble("value"));
    }
}
