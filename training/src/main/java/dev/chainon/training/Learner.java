package dev.chainon.training;

import dev.chainon.core.process.Progress;
import java.nio.file.Path;

/** Learns the weights of a network elsewhere than in this process. */
@FunctionalInterface
public interface Learner {

    /**
     * @param set folder of the training set
     * @param progress is told of the step {@code train}
     */
    Learned learn(Path set, TrainingSettings settings, Progress progress);
}
