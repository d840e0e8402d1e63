package dev.chainon.training.experiment;

import java.util.Map;

/** What is measured at one point: a training with these settings. Called from several threads at once. */
@FunctionalInterface
public interface Response {

    /** @param seconds how long it took */
    record Answer(Map<String, Double> metrics, double seconds) {
        public Answer {
            metrics = Map.copyOf(metrics);
        }
    }

    /** @param settings keys of {@code chainon.training} with their values, the seed among them */
    Answer measure(Map<String, Object> settings);
}
