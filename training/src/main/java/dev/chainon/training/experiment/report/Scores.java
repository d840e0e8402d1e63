package dev.chainon.training.experiment.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.chainon.training.experiment.analysis.Residuals;
import org.hipparchus.distribution.continuous.NormalDistribution;

/** Where ordered values are drawn. */
final class Scores {

    private Scores() {}

    static double[] normal(int count) {
        return Residuals.scores(count);
    }

    /** Of sizes without their sign. */
    static double[] halfNormal(int count) {
        NormalDistribution normal = new NormalDistribution();
        double[] scores = new double[count];
        for (int i = 0; i < count; i++) {
            scores[i] = normal.inverseCumulativeProbability(0.5 + 0.5 * (i + 0.5) / count);
        }
        return scores;
    }

    static double[] numbers(JsonNode array) {
        double[] numbers = new double[array.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = array.path(i).asDouble();
        }
        return numbers;
    }
}
