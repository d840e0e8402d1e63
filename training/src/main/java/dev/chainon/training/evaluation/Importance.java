package dev.chainon.training.evaluation;

import dev.chainon.core.model.ModelMetrics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * How much worse a model becomes when one feature is shuffled among the rows (Breiman 2001, section 10). Features that say the same share what they are
 * worth: a low value does not mean that a model fitted without the feature would be as good.
 *
 * @param lines the most important first
 */
public record Importance(List<Line> lines) {

    /**
     * One feature.
     *
     * @param lossRise log loss shuffled minus log loss as it is
     * @param aucDrop AUC as it is minus AUC shuffled
     */
    public record Line(String feature, double lossRise, double aucDrop) {}

    /** A model. */
    @FunctionalInterface
    public interface Scorer {

        /** Probabilities of the first {@code count} rows, whose values follow each other. */
        float[] scores(float[] rows, int count);
    }

    /** Rows with their outcomes, and the names of their values. */
    public record Sample(float[] rows, float[] outcomes, List<String> features) {

        public Sample {
            features = List.copyOf(features);
        }
    }

    public Importance {
        lines = List.copyOf(lines);
    }

    /** @param seed of the shuffling */
    public static Importance of(Scorer model, Sample sample, long seed) {
        int count = sample.outcomes().length;
        int width = sample.features().size();
        ModelMetrics whole = Evaluation.metrics(model.scores(sample.rows(), count), sample.outcomes());
        SplittableRandom random = new SplittableRandom(seed);
        float[] rows = sample.rows().clone();
        List<Line> lines = new ArrayList<>();
        for (int column = 0; column < width; column++) {
            shuffle(rows, column, width, random);
            ModelMetrics without = Evaluation.metrics(model.scores(rows, count), sample.outcomes());
            lines.add(new Line(
                    sample.features().get(column), without.logLoss() - whole.logLoss(), whole.auc() - without.auc()));
            for (int i = column; i < rows.length; i += width) {
                rows[i] = sample.rows()[i];
            }
        }
        return new Importance(lines.stream()
                .sorted(Comparator.comparingDouble(Line::lossRise).reversed())
                .toList());
    }

    private static void shuffle(float[] rows, int column, int width, SplittableRandom random) {
        for (int row = rows.length / width - 1; row > 0; row--) {
            int other = random.nextInt(row + 1);
            float kept = rows[row * width + column];
            rows[row * width + column] = rows[other * width + column];
            rows[other * width + column] = kept;
        }
    }
}
