package dev.chainon.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.chainon.store.jobs.RunRow;
import dev.chainon.store.jobs.StepRow;
import dev.chainon.store.retraining.RetrainingStep;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is measured of a scenario that was played, by identifiers that begin with its name.
 *
 * @param scenario that was played
 * @param start when its visitors came, with the first live prediction; the scenario begins then, or with its alert where that was faster
 */
record ScenarioFigures(Scenario scenario, Instant start) {

    private static final double MILLIS = 1000.0;

    /**
     * Seconds of the whole and of each part, requests with and without an answer, quality of the two versions where the gate compared them.
     *
     * @param log of the retraining, from its first line on
     * @param run that did it; empty if none began
     */
    Map<String, Number> of(List<RetrainingStep> log, Optional<RunRow> run, Visitors visitors) {
        Map<String, Number> figures = new TreeMap<>();
        Instant asked = log.get(0).at();
        Instant begun = asked.isBefore(start) ? asked : start;
        Instant ended = log.get(log.size() - 1).at();
        put(figures, "alert.seconds", seconds(begun, asked));
        put(figures, "retraining.seconds", seconds(asked, ended));
        put(figures, "seconds", seconds(begun, ended));
        put(figures, "requests.answered", visitors.answered());
        put(figures, "requests.failed", visitors.failed());
        run.ifPresent(done -> done.steps().forEach(step -> step.took(ended)
                .ifPresent(took -> put(figures, "step." + step.name() + ".seconds", took.toMillis() / MILLIS))));
        JsonNode judged = run.map(ScenarioFigures::judged)
                .orElseGet(() -> Kept.tree("{}"))
                .path("figures");
        put(figures, "auc", judged.path("evaluation.auc"));
        put(figures, "champion.auc", judged.path("evaluation.champion.auc"));
        return figures;
    }

    /** What the gate was asked, and of whom. */
    static JsonNode judged(RunRow run) {
        return Kept.tree(run.steps().stream()
                .filter(step -> step.name().equals("evaluate"))
                .findFirst()
                .flatMap(StepRow::result)
                .orElse("{}"));
    }

    private void put(Map<String, Number> figures, String id, JsonNode value) {
        if (value.isNumber()) {
            put(figures, id, value.doubleValue());
        }
    }

    private void put(Map<String, Number> figures, String id, Number value) {
        figures.put("scenario." + scenario.name() + "." + id, value);
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / MILLIS;
    }
}
