package dev.chainon.serving.domain;

import java.util.Random;

/**
 * Shapley values of one score by sampled permutations (Castro, Gómez and Tejada, 2009; Strumbelj and Kononenko, 2014), against a background of rows.
 *
 * <p>A permutation begins at a row of the background and gives it the features of the explained row one after the other; what the score gains at a
 * feature's turn is that feature's share of this permutation. Shares of one permutation telescope, so the contributions sum to the score minus the mean
 * score of the background rows that were used, whatever the number of permutations. Each permutation is walked in both directions from the same row,
 * which lowers the variance without losing that sum (antithetic sampling; Mitchell and others, 2022).
 */
final class Shapley {

    /** Computes the scores of rows, which follow each other in one array. */
    interface Scores {
        float[] of(float[] rows, int n);
    }

    /**
     * A score taken apart.
     *
     * @param score of the explained row
     * @param baseline mean score of the background rows
     * @param contributions one a feature; they sum to {@code score - baseline} up to rounding
     * @param errors standard error of each, over the pairs of permutations
     */
    record Parts(double score, double baseline, double[] contributions, double[] errors) {}

    private final Scores scores;
    private final int pairs;
    private final long seed;

    /** @param pairs how many permutations are drawn; each is walked forwards and backwards */
    Shapley(Scores scores, int pairs, long seed) {
        this.scores = scores;
        this.pairs = pairs;
        this.seed = seed;
    }

    /**
     * @param row the explained row
     * @param background at least one row of the same width
     */
    Parts explain(float[] row, float[][] background) {
        int width = row.length;
        Random random = new Random(seed);
        int[] order = new int[width];
        for (int i = 0; i < width; i++) {
            order[i] = i;
        }
        double[] sum = new double[width];
        double[] squares = new double[width];
        double baseline = 0;
        double score = 0;
        float[][] start = drawn(background, random);
        for (int p = 0; p < pairs; p++) {
            shuffle(order, random);
            Walk walk = new Walk(row, start[p % start.length], order);
            double[] share = walk.shares();
            for (int i = 0; i < width; i++) {
                sum[i] += share[i];
                squares[i] += share[i] * share[i];
            }
            baseline += walk.from;
            score = walk.to;
        }
        double[] errors = new double[width];
        for (int i = 0; i < width; i++) {
            sum[i] /= pairs;
            errors[i] = Math.sqrt(Math.max(0, squares[i] / pairs - sum[i] * sum[i]) / pairs);
        }
        return new Parts(score, baseline / pairs, sum, errors);
    }

    /** Rows of the background in an order of chance, without putting back. */
    private static float[][] drawn(float[][] background, Random random) {
        float[][] drawn = background.clone();
        for (int i = drawn.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            float[] other = drawn[j];
            drawn[j] = drawn[i];
            drawn[i] = other;
        }
        return drawn;
    }

    private static void shuffle(int[] order, Random random) {
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int other = order[j];
            order[j] = order[i];
            order[i] = other;
        }
    }

    /** One permutation from one background row, both ways. */
    private final class Walk {

        private final float[] row;
        private final float[] background;
        private final int[] order;
        private double from;
        private double to;

        Walk(float[] row, float[] background, int[] order) {
            this.row = row;
            this.background = background;
            this.order = order;
        }

        /** Rows 0 to w: the first k features of the order are the explained row's; then w rows more: the last k of the order are. */
        double[] shares() {
            int width = row.length;
            float[] rows = new float[(2 * width + 1) * width];
            for (int k = 0; k <= 2 * width; k++) {
                System.arraycopy(background, 0, rows, k * width, width);
                for (int i = 0; i < width; i++) {
                    if (k <= width ? i < k : i >= width - (k - width)) {
                        rows[k * width + order[i]] = row[order[i]];
                    }
                }
            }
            float[] score = scores.of(rows, 2 * width + 1);
            from = score[0];
            to = score[width];
            double[] shares = new double[width];
            for (int i = 0; i < width; i++) {
                double forwards = (double) score[i + 1] - score[i];
                // The feature that comes last of the order is the first of the way back.
                int back = width - 1 - i;
                double backwards = (double) score[width + back + 1] - (back == 0 ? score[0] : score[width + back]);
                shares[order[i]] = (forwards + backwards) / 2;
            }
            return shares;
        }
    }
}
