package dev.chainon.console.page;

import dev.chainon.console.source.Models;
import dev.chainon.console.source.Sources;
import dev.chainon.console.text.Words;
import dev.chainon.core.UseCase;
import dev.chainon.core.features.Reason;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The champion in words that ask for no trade: what it says, for whom, how good it is in counts of a hundred, whom it serves less well, what it rests on, how it
 * was made and who let it in. Written from its manifest, its evaluation, the log of promotions and the live figures; what one of them lacks is said to be absent.
 */
final class ModelCardPage implements Page {

    private static final int HEAVIEST = 4;
    private static final List<String> MADE =
            List.of("set", "snapshot", "learned-until", "commit", "hidden", "best-epoch", "epochs", "seed", "parity");

    private final Sources sources;
    private final UseCase<?> useCase;

    ModelCardPage(Sources sources, UseCase<?> useCase) {
        this.sources = sources;
        this.useCase = useCase;
    }

    @Override
    public String name() {
        return "model-card";
    }

    @Override
    public Map<String, Object> model(Words words) {
        Map<String, Object> model =
                new HashMap<>(new OpeningLines(words).of(sources.jury().proofs().openings()));
        Models models = sources.models();
        model.put(
                "limits",
                words.find("card.limits")
                        .map(text -> List.of(text.split(" \\| ")))
                        .orElse(List.of()));
        models.champion().ifPresent(champion -> {
            model.put("champion", champion);
            model.put("title", champion.name() + " " + champion.version());
            quality(champion.metrics(), model, words);
            made(models.facts(), champion, model);
            models.promotions().stream()
                    .filter(move -> move.alias().equals("champion") && move.version() == champion.version())
                    .findFirst()
                    .ifPresent(move -> model.put("decision", new GateLines(words).line(move)));
            models.paper("evaluation.json").ifPresent(text -> evaluation(new JsonObject(text), model, words));
        });
        live(model, words);
        return model;
    }

    private static void quality(Map<String, Double> metrics, Map<String, Object> model, Words words) {
        Optional.ofNullable(metrics.get("auc")).ifPresent(auc -> {
            model.put("ranks", Math.round(100 * auc));
            model.put("auc", words.number(auc, 3));
        });
        Optional.ofNullable(metrics.get("ece")).ifPresent(ece -> model.put("off", words.number(100 * ece, 1)));
        Optional.ofNullable(metrics.get("rows")).ifPresent(rows -> model.put("rows", words.number(rows, 0)));
    }

    private static void made(Map<String, String> facts, Models.Champion champion, Map<String, Object> model) {
        List<Map<String, String>> lines = new ArrayList<>();
        lines.add(Map.of("key", "created", "value", champion.created()));
        MADE.stream()
                .filter(facts::containsKey)
                .forEach(key -> lines.add(Map.of("key", key, "value", facts.getOrDefault(key, ""))));
        Optional.ofNullable(facts.get("sha256")).ifPresent(hash -> lines.add(Map.of("key", "sha256", "value", hash)));
        model.put("made", lines);
    }

    private void evaluation(JsonObject evaluation, Map<String, Object> model, Words words) {
        JsonObject threshold = evaluation.getJsonObject("threshold");
        model.put("warns", words.percent(threshold.getDouble("cheapest"), 0));
        model.put("found", Math.round(100 * threshold.getDouble("recall")));
        model.put("right", Math.round(100 * threshold.getDouble("precision")));
        model.put("falsely", Math.round(100 * threshold.getDouble("falseAlarmRate")));
        model.put(
                "saves",
                words.percent(
                        1
                                - threshold.getDouble("costPerThousand")
                                        / Math.min(
                                                threshold.getDouble("costWarningNobody"),
                                                threshold.getDouble("costWarningAll")),
                        0));
        model.put("rivals", rivals(evaluation.getJsonObject("control"), words));
        model.put("groups", groups(evaluation.getJsonArray("groups"), words));
        model.put("heaviest", heaviest(evaluation.getJsonArray("importance", new JsonArray()), words));
    }

    private static List<Map<String, Object>> rivals(JsonObject control, Words words) {
        return control.fieldNames().stream()
                .map(name -> Map.<String, Object>of(
                        "name",
                        words.find("model.member." + name).orElse(name),
                        "ranks",
                        Math.round(100 * control.getJsonObject(name).getDouble("auc")),
                        "better",
                        control.getJsonObject(name).getJsonArray("aucGain").getDouble(0) > 0))
                .toList();
    }

    /** Of each grouping, the group whose late cases are found least and the one where they are found most. */
    private static List<Map<String, Object>> groups(JsonArray reports, Words words) {
        List<Map<String, Object>> found = new ArrayList<>();
        for (int i = 0; i < reports.size(); i++) {
            String grouping = reports.getJsonObject(i).getString("grouping");
            List<JsonObject> lines = reports.getJsonObject(i).getJsonArray("lines").stream()
                    .map(JsonObject.class::cast)
                    .filter(line -> line.getJsonObject("recall").getDouble("value") != null)
                    .sorted(Comparator.comparingDouble(
                            line -> line.getJsonObject("recall").getDouble("value")))
                    .toList();
            if (!lines.isEmpty()) {
                found.add(Map.of(
                        "grouping",
                        words.find("grouping." + grouping).orElse(grouping),
                        "least",
                        group(grouping, lines.get(0), words),
                        "most",
                        group(grouping, lines.get(lines.size() - 1), words)));
            }
        }
        return found;
    }

    private static String group(String grouping, JsonObject line, Words words) {
        String name = line.getString("group");
        return words.text(
                "card.group",
                words.find("group." + grouping + "." + name).orElse(name),
                Math.round(100 * line.getJsonObject("recall").getDouble("value")));
    }

    /** What the model would miss most, as reasons, heaviest first. */
    private List<String> heaviest(JsonArray importance, Words words) {
        Set<String> names = new LinkedHashSet<>();
        importance.stream()
                .map(JsonObject.class::cast)
                .sorted(Comparator.comparingDouble(line -> -line.getDouble("aucDrop")))
                .map(line -> named(line.getString("feature"), words))
                .forEach(names::add);
        return names.stream().limit(HEAVIEST).toList();
    }

    private String named(String feature, Words words) {
        return useCase.reasons().stream()
                .filter(reason -> reason.features().contains(feature))
                .findFirst()
                .map((Reason reason) -> ReasonLines.name(reason, words))
                .orElse(feature);
    }

    private void live(Map<String, Object> model, Words words) {
        Map<String, Double> figures = sources.figures().get();
        double auc = figures.getOrDefault("live.auc", Double.NaN);
        double rows = figures.getOrDefault("live.labels", Double.NaN);
        if (Double.isFinite(auc) && Double.isFinite(rows)) {
            model.put("liveRanks", Math.round(100 * auc));
            model.put("liveRows", words.number(rows, 0));
        }
    }
}
