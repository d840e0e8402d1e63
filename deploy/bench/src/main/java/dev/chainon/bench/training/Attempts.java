package dev.chainon.bench.training;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chainon.bench.Findings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What else was tried, each with several seeds beside the demonstration's own: other settings of the network, and other builds of it. A gain pays if it is larger than twice its
 * standard error between seeds.
 */
final class Attempts {

    /** What the trainer's settings were before, what they are, and steps between and beyond. */
    private static final List<String> SETTINGS = List.of(
            "",
            "hidden = [64, 32], pieces = 0, epochs = 3, batch = 2048, learning-rate = 0.003",
            "pieces = 8",
            "pieces = 32",
            "hidden = [256, 128]",
            "epochs = 3");

    /** Many passes, with early stopping and without. */
    private static final List<String> STOPPING = List.of("", "epochs = 6, patience = 1", "epochs = 6, patience = 0");

    /** The first is the network that is used, trained by DL4J's own graph as the others are. */
    private static final List<String> BUILDS =
            List.of("plain", "class-weights", "focal", "batch-norm", "residual", "embeddings");

    /** The last rows of the training period: DL4J's own graph takes several times as long as the loop that is used. */
    private static final int BUILD_ROWS = 300_000;

    private static final List<String> METRICS = List.of("auc", "prauc", "logloss", "brier", "ece");

    /** Intervals over days are not told of variants. */
    private static final String FEW_RESAMPLES = ", resamples = 20";

    private final TrainerProcess trainer;
    private final int seeds;

    Attempts(TrainerProcess trainer, int seeds) {
        this.trainer = trainer;
        this.seeds = seeds;
    }

    Findings settings() {
        return settings("variant", SETTINGS, trainer::quality);
    }

    /** Early stopping on and off, on few rows: there too many passes do most harm. */
    Findings stopping() {
        Findings found = settings("stopping", STOPPING, settings -> trainer.quality(settings, BUILD_ROWS));
        ((ObjectNode) found.details()).put("rows", BUILD_ROWS);
        return found;
    }

    private Findings settings(String kind, List<String> tried, Function<String, Map<String, Double>> measure) {
        List<List<Map<String, Double>>> runs = new ArrayList<>();
        for (String settings : tried) {
            List<Map<String, Double>> run = new ArrayList<>();
            for (int seed = 1; seed <= seeds; seed++) {
                run.add(measure.apply("seed = " + seed + FEW_RESAMPLES + (settings.isEmpty() ? "" : ", " + settings)));
            }
            runs.add(run);
        }
        return found(kind, "settings", tried, runs, "");
    }

    Findings builds() {
        return builds("build", BUILDS, BUILD_ROWS);
    }

    /** The build that paid on few rows, on all of them. */
    Findings residual() {
        return builds("residual", List.of("plain", "residual"), Integer.MAX_VALUE);
    }

    private Findings builds(String kind, List<String> builds, int rows) {
        List<List<Map<String, Double>>> runs = new ArrayList<>();
        for (String build : builds) {
            Map<String, Double> told = trainer.build(build, seeds, rows);
            List<Map<String, Double>> run = new ArrayList<>();
            for (int seed = 1; seed <= seeds; seed++) {
                Map<String, Double> one = new LinkedHashMap<>();
                String prefix = "seed." + seed + ".";
                told.forEach((id, value) -> {
                    if (id.startsWith(prefix)) {
                        one.put(id.substring(prefix.length()), value);
                    }
                });
                one.put("parameters", told.getOrDefault("parameters", Double.NaN));
                run.add(one);
            }
            runs.add(run);
        }
        Findings found = found(kind, "build", builds, runs, "calibrated.");
        ((ObjectNode) found.details()).put("rows", rows);
        return found;
    }

    /** @param judged what stands before the log loss that decides */
    private static Findings found(
            String kind, String key, List<String> names, List<List<Map<String, Double>>> runs, String judged) {
        Map<String, Double> figures = new LinkedHashMap<>();
        ObjectNode details =
                new ObjectMapper().createObjectNode().put("seeds", runs.get(0).size());
        ArrayNode tried = details.putArray("tried");
        double[] own = values(runs.get(0), judged + "logloss");
        for (int i = 0; i < names.size(); i++) {
            ObjectNode one = tried.addObject().put(key, names.get(i));
            for (String id : runs.get(i).get(0).keySet()) {
                double[] values = values(runs.get(i), id);
                one.put(id, Quality.mean(values));
                one.put(id + ".deviation", Quality.deviation(values));
            }
            double[] loss = values(runs.get(i), judged + "logloss");
            one.put("gain", Quality.mean(own) - Quality.mean(loss));
            one.put("gain.error", Math.hypot(error(own), error(loss)));
            String name = "training." + kind + "." + (i + 1) + ".";
            METRICS.forEach(
                    metric -> figures.put(name + metric, one.path(metric).asDouble()));
            figures.put(name + "gain", one.path("gain").asDouble());
            figures.put(name + "gain.error", one.path("gain.error").asDouble());
        }
        return new Findings(figures, details);
    }

    /** Standard error of the mean. */
    private static double error(double[] values) {
        return Quality.deviation(values) / Math.sqrt(values.length);
    }

    private static double[] values(List<Map<String, Double>> runs, String id) {
        return runs.stream()
                .mapToDouble(run -> run.getOrDefault(id, Double.NaN))
                .toArray();
    }
}
