package dev.chainon.training;

import dev.chainon.training.evaluation.Bootstrap;
import dev.chainon.training.evaluation.Evaluation;
import java.util.Objects;

/**
 * What a model says of the validation rows, and how good that is.
 *
 * @param scores probabilities, row by row
 */
record Scored(float[] scores, Evaluation evaluation) {

    Scored {
        Objects.requireNonNull(scores);
        Objects.requireNonNull(evaluation);
    }

    /** Scores judged by the bootstrap that all models of a run share, so that their differences are paired. */
    static Scored of(float[] scores, Split split, TrainingSettings settings) {
        return new Scored(
                scores,
                Evaluation.of(
                        scores, split.labels(), split.minutes(), new Bootstrap(settings.resamples(), settings.seed())));
    }
}
