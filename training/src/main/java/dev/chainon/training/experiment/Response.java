package dev.chainon.training.experiment;

import java.util.Map;
import java.util.TreeMap;

/** What is measured at one point: a training with these settings. Called from several threads at once. */
@FunctionalInterface
public interface Response {

    /**
     * What a training gave.
     *
     * @param seconds how long it took
     */
    record Answer(Map<String, Double> metrics, double seconds) {

        /** @throws IllegalArgumentException if a metric is no finite number, as after a training that went astray */
        public Answer {
            metrics = Map.copyOf(metrics);
            new TreeMap<>(metrics).forEach((metric, value) -> {
                if (!Double.isFinite(value)) {
                    throw new IllegalArgumentException(metric + " is " + value
                            + ": the training went astray, so take a smaller learning rate or drop this level");
                }
            });
        }
    }

    /**
     * Measures, and names the run where that fails.
     *
     * @param run in the journal's words
     * @throws IllegalStateException if it failed, with what to do
     */
    default Answer measure(String run, Map<String, Object> settings) {
        try {
            return measure(settings);
        } catch (RuntimeException e) {
            String why = e.getMessage() == null ? e.toString() : e.getMessage();
            throw new IllegalStateException(
                    run + " failed with " + new TreeMap<>(settings) + ": " + why
                            + ". The runs that are done are kept: the same command goes on with the others",
                    e);
        }
    }

    /** @param settings keys of {@code chainon.training} with their values, the seed among them */
    Answer measure(Map<String, Object> settings);
}
