package dev.chainon.training;

import java.time.Instant;
import java.util.Objects;

/**
 * Which model is trained, from what, by what code and when.
 *
 * @param commit of the code
 */
record Identity(String model, TrainingSet set, TrainingSettings settings, String commit, Instant created) {
    Identity {
        Objects.requireNonNull(model);
        Objects.requireNonNull(set);
        Objects.requireNonNull(settings);
        Objects.requireNonNull(commit);
        Objects.requireNonNull(created);
    }
}
