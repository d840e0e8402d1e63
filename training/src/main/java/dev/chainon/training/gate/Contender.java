package dev.chainon.training.gate;

import dev.chainon.training.evaluation.Evaluation;
import java.util.Objects;

/**
 * A model that was scored on the rows of the validation period.
 *
 * @param name as people call it, such as {@code models:/late-arrival/3}
 * @param scores probabilities, row by row
 * @param threshold from which it warns
 * @param evaluation by the bootstrap that all contenders share, so that differences are paired
 */
public record Contender(String name, float[] scores, double threshold, Evaluation evaluation) {

    public Contender {
        Objects.requireNonNull(name);
        Objects.requireNonNull(scores);
        Objects.requireNonNull(evaluation);
    }
}
