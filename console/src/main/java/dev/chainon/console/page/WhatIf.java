package dev.chainon.console.page;

import dev.chainon.console.source.Explorer;
import dev.chainon.console.source.Explorer.Range;
import dev.chainon.console.text.Words;
import dev.chainon.core.features.Reason;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What would change the answer. The serving model itself is asked again, with another time of departure, which people choose, or with inputs of one reason as they
 * were on a calm or on a bad day, which nobody chooses; then with several reasons at once, until the risk passes the threshold or all of them are in. What is
 * asked stays within what the last day has seen.
 */
final class WhatIf {

    private static final List<Integer> SHIFTS = List.of(-240, -120, -60, 60, 120, 240);

    private final Explorer explorer;
    private final List<Reason> swaying;
    private final double threshold;

    /** @param threshold from which probability on people are warned */
    WhatIf(Explorer explorer, List<Reason> reasons, double threshold) {
        this.explorer = explorer;
        this.swaying =
                reasons.stream().filter(reason -> !reason.sways().isEmpty()).toList();
        this.threshold = threshold;
    }

    /** One thing that is asked. */
    private record Case(String name, Map<String, Object> instance, Map<String, Double> features) {}

    /** One thing that was answered. */
    private record Outcome(Case asked, double risk) {}

    /**
     * Puts what was found into the model of the page.
     *
     * @param now the answer to what was asked, with its features
     */
    void fill(Asked asked, JsonObject now, Map<String, Object> model, Words words) {
        double risk = now.getDouble("probability");
        model.put("threshold", words.percent(threshold, 0));
        model.put("warned", risk >= threshold);
        List<Case> choices = asked.departs().isEmpty()
                ? List.of()
                : SHIFTS.stream()
                        .map(shift -> new Case(shift(shift, words), asked.shifted(shift), Map.of()))
                        .toList();
        model.put("choices", rows(ask(choices), risk, words));
        Map<String, Range> ranges = explorer.ranges();
        Map<String, Double> values = values(now);
        if (swaying.isEmpty() || ranges.isEmpty() || values.isEmpty()) {
            return;
        }
        List<Outcome> calm = ask(cases(asked, values, ranges, true, words));
        List<Outcome> bad = ask(cases(asked, values, ranges, false, words));
        model.put("calm", rows(calm, risk, words));
        model.put("bad", rows(bad, risk, words));
        together(asked, risk, risk >= threshold ? calm : bad, model, words);
    }

    private static String shift(int minutes, Words words) {
        return words.text(minutes < 0 ? "try.earlier" : "try.later", Math.abs(minutes) / 60);
    }

    private static Map<String, Double> values(JsonObject now) {
        Map<String, Double> values = new HashMap<>();
        JsonObject features = now.getJsonObject("features", new JsonObject());
        features.fieldNames().forEach(name -> values.put(name, features.getDouble(name)));
        return values;
    }

    private List<Case> cases(
            Asked asked, Map<String, Double> values, Map<String, Range> ranges, boolean calm, Words words) {
        List<Case> cases = new ArrayList<>();
        for (Reason reason : swaying) {
            Map<String, Double> features = new LinkedHashMap<>();
            for (String feature : reason.sways()) {
                Optional<Double> value = Optional.ofNullable(values.get(feature));
                Optional<Range> range = Optional.ofNullable(ranges.get(feature));
                if (value.isPresent() && range.isPresent()) {
                    features.put(
                            feature,
                            calm
                                    ? Math.min(value.get(), range.get().low())
                                    : Math.max(value.get(), range.get().high()));
                }
            }
            cases.add(new Case(ReasonLines.name(reason, words), asked.with(features), features));
        }
        return cases;
    }

    private List<Outcome> ask(List<Case> cases) {
        if (cases.isEmpty()) {
            return List.of();
        }
        Explorer.Reply reply =
                explorer.post("/predict", cases.stream().map(Case::instance).toList());
        if (!reply.ok()) {
            return List.of();
        }
        JsonArray answers = new JsonArray(reply.body());
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            outcomes.add(new Outcome(cases.get(i), answers.getJsonObject(i).getDouble("probability")));
        }
        return outcomes;
    }

    private List<Map<String, Object>> rows(List<Outcome> outcomes, double risk, Words words) {
        return outcomes.stream().map(outcome -> row(outcome, risk, words)).toList();
    }

    private Map<String, Object> row(Outcome outcome, double risk, Words words) {
        boolean passes = (outcome.risk() >= threshold) != (risk >= threshold);
        Map<String, Object> row = new HashMap<>();
        row.put("name", outcome.asked().name());
        row.put("risk", words.percent(outcome.risk(), 0));
        row.put("percent", (int) Math.round(outcome.risk() * 100));
        row.put("points", ReasonLines.points(outcome.risk() - risk, words));
        row.put("passes", passes);
        row.put(
                "verdict",
                words.text("try.passes." + (passes ? "" : "not.") + (outcome.risk() >= threshold ? "over" : "under")));
        return row;
    }

    /** The reasons that do most come first, one more each time. */
    private void together(Asked asked, double risk, List<Outcome> singles, Map<String, Object> model, Words words) {
        boolean down = risk >= threshold;
        List<Outcome> most = singles.stream()
                .sorted(Comparator.comparingDouble(outcome -> down ? outcome.risk() : -outcome.risk()))
                .toList();
        List<Case> sums = new ArrayList<>();
        Map<String, Double> features = new LinkedHashMap<>();
        List<String> names = new ArrayList<>();
        for (Outcome single : most) {
            features.putAll(single.asked().features());
            names.add(single.asked().name());
            sums.add(new Case(String.join(" + ", names), asked.with(Map.copyOf(features)), Map.of()));
        }
        List<Outcome> outcomes = ask(sums);
        Optional<Outcome> first = outcomes.stream()
                .filter(outcome -> (outcome.risk() >= threshold) != down)
                .findFirst();
        first.ifPresent(outcome -> {
            model.put("together", row(outcome, risk, words));
            model.put("togetherNames", names.subList(0, outcomes.indexOf(outcome) + 1));
        });
        if (first.isEmpty() && !outcomes.isEmpty()) {
            model.put("never", row(outcomes.get(outcomes.size() - 1), risk, words));
        }
    }
}
