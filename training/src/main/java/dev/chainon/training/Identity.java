package dev.chainon.training;

import dev.chainon.training.trees.TreeSettings;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Which model is trained, from what, by what code and when.
 *
 * @param window of the set that was known; empty for all of it
 * @param trees how the trees of the control group are grown
 * @param analysis how the model is looked into
 * @param commit of the code
 */
record Identity(
        String model,
        TrainingSet set,
        Optional<Window> window,
        TrainingSettings settings,
        TreeSettings trees,
        AnalysisSettings analysis,
        String commit,
        Instant created) {
    Identity {
        Objects.requireNonNull(model);
        Objects.requireNonNull(set);
        Objects.requireNonNull(window);
        Objects.requireNonNull(settings);
        Objects.requireNonNull(trees);
        Objects.requireNonNull(analysis);
        Objects.requireNonNull(commit);
        Objects.requireNonNull(created);
    }
}
