package dev.chainon.training.evaluation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Isotonic regression of outcomes on scores by pooling adjacent violators (Barlow and others 1972; Zadrozny and Elkan 2002): of all functions that never fall, the one of least
 * squared error. It is a staircase; between two stairs the lower one holds.
 */
public final class Isotonic {

    private final float[] from;
    private final float[] levels;

    private Isotonic(float[] from, float[] levels) {
        this.from = from;
        this.levels = levels;
    }

    /** @param outcomes 0 or 1, one for each score; at least one */
    public static Isotonic fit(float[] scores, float[] outcomes) {
        if (scores.length == 0 || scores.length != outcomes.length) {
            throw new IllegalArgumentException(
                    scores.length + " scores and " + outcomes.length + " outcomes cannot be calibrated");
        }
        int[] order = IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble(row -> scores[row]))
                .mapToInt(row -> row)
                .toArray();
        float[] from = new float[scores.length];
        double[] sums = new double[scores.length];
        double[] counts = new double[scores.length];
        int blocks = 0;
        for (int at = 0; at < order.length; ) {
            float score = scores[order[at]];
            from[blocks] = score;
            sums[blocks] = 0;
            counts[blocks] = 0;
            for (; at < order.length && scores[order[at]] == score; at++) {
                sums[blocks] += outcomes[order[at]];
                counts[blocks]++;
            }
            blocks++;
            while (blocks > 1 && sums[blocks - 2] * counts[blocks - 1] >= sums[blocks - 1] * counts[blocks - 2]) {
                sums[blocks - 2] += sums[blocks - 1];
                counts[blocks - 2] += counts[blocks - 1];
                blocks--;
            }
        }
        float[] levels = new float[blocks];
        for (int block = 0; block < blocks; block++) {
            levels[block] = (float) (sums[block] / counts[block]);
        }
        return new Isotonic(Arrays.copyOf(from, blocks), levels);
    }

    /** A score below all that were seen gets the lowest level. */
    public float of(float score) {
        int at = Arrays.binarySearch(from, score);
        return levels[Math.max(0, at >= 0 ? at : -at - 2)];
    }
}
