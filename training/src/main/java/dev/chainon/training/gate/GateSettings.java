package dev.chainon.training.gate;

import com.typesafe.config.Config;
import dev.chainon.training.evaluation.Metric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is asked of a model: the keys under {@code chainon.training.gate}.
 *
 * @param floors what any model must reach, champion or not
 * @param better than the champion
 * @param margins by metric: the loss that is tolerated beside the champion
 * @param groups the same for each group
 * @param control what the first model must do beside the control group
 */
public record GateSettings(
        List<Floor> floors,
        Better better,
        Map<Metric, Double> margins,
        Groups groups,
        Control control,
        Budgets budgets) {

    private static final Set<String> KEYS =
            Set.of("floors", "better", "not-worse", "groups", "control", "parity", "latency", "size-kb");

    /** Where a metric must lie. */
    public record Floor(Metric metric, double least, double most) {}

    /**
     * @param leastGain the lower end of the gain's 95 % interval must lie above
     * @param mostP DeLong's probability at most, where the metric is the AUC
     */
    public record Better(Metric metric, double leastGain, double mostP) {}

    /**
     * @param recall loss of recall that is tolerated, when both models warn of as many rows
     * @param logLoss rise of the mean loss that is tolerated
     */
    public record Groups(double recall, double logLoss) {}

    /**
     * @param beat members that a first model must beat with significance, by AUC
     * @param margins of the members that it must only not be worse than
     */
    public record Control(List<String> beat, Map<String, Double> margins) {
        public Control {
            beat = List.copyOf(beat);
            margins = new TreeMap<>(margins);
        }
    }

    /**
     * @param parity largest difference of probability between network and ONNX form
     * @param medianMicros of a call for one row
     * @param p99Micros 99th percentile of the same
     * @param kilobytes of both forms of the model
     */
    public record Budgets(double parity, double medianMicros, double p99Micros, double kilobytes) {}

    public GateSettings {
        floors = List.copyOf(floors);
        margins = new EnumMap<>(margins);
    }

    /**
     * @param gate the settings below {@code chainon.training.gate}
     * @throws IllegalArgumentException if a key is unknown or a value makes no sense
     */
    public static GateSettings of(Config gate) {
        Set<String> unknown = new TreeSet<>(gate.root().keySet());
        unknown.removeAll(KEYS);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "unknown keys under chainon.training.gate: " + unknown + "; known are " + new TreeSet<>(KEYS));
        }
        Map<Metric, Double> margins = new EnumMap<>(Metric.class);
        gate.getObject("not-worse").keySet().forEach(key -> margins.put(metric(key), margin(gate, "not-worse." + key)));
        Map<String, Double> members = new TreeMap<>();
        gate.getObject("control.not-worse")
                .keySet()
                .forEach(key -> members.put(key, margin(gate, "control.not-worse." + key)));
        return new GateSettings(
                floors(gate),
                new Better(
                        metric(gate.getString("better.metric")),
                        margin(gate, "better.least-gain"),
                        gate.getDouble("better.most-p")),
                margins,
                new Groups(margin(gate, "groups.recall"), margin(gate, "groups.logloss")),
                new Control(gate.getStringList("control.beat"), members),
                new Budgets(
                        margin(gate, "parity"),
                        margin(gate, "latency.median-us"),
                        margin(gate, "latency.p99-us"),
                        margin(gate, "size-kb")));
    }

    private static List<Floor> floors(Config gate) {
        List<Floor> floors = new ArrayList<>();
        for (String key : new TreeSet<>(gate.getObject("floors").keySet())) {
            Config floor = gate.getConfig("floors." + key);
            floors.add(new Floor(
                    metric(key),
                    floor.hasPath("at-least") ? floor.getDouble("at-least") : Double.NEGATIVE_INFINITY,
                    floor.hasPath("at-most") ? floor.getDouble("at-most") : Double.POSITIVE_INFINITY));
        }
        return floors;
    }

    private static Metric metric(String key) {
        return Arrays.stream(Metric.values())
                .filter(metric -> metric.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("chainon.training.gate names the metric '" + key
                        + "'; there are "
                        + Arrays.stream(Metric.values()).map(Metric::key).toList()));
    }

    private static double margin(Config gate, String key) {
        double value = gate.getDouble(key);
        if (!(value >= 0)) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "chainon.training.gate.%s must be 0 or more, not %s", key, value));
        }
        return value;
    }
}
