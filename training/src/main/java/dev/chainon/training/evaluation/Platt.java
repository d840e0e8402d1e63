package dev.chainon.training.evaluation;

import java.util.function.IntPredicate;

/**
 * Platt's scaling (1999) of probabilities: a logistic curve over their log-odds, fitted by Newton's method to outcomes. It keeps the order of the scores.
 */
public record Platt(double slope, double shift) {

    private static final int STEPS = 50;
    private static final double ENOUGH = 1e-10;

    /**
     * @param taken which rows it is fitted to; both outcomes must be among them
     */
    public static Platt fit(float[] scores, float[] outcomes, IntPredicate taken) {
        double slope = 1;
        double shift = 0;
        for (int step = 0; step < STEPS; step++) {
            double[] sums = derivatives(scores, outcomes, taken, new Platt(slope, shift));
            double determinant = sums[2] * sums[4] - sums[3] * sums[3];
            if (!(determinant > 0)) {
                throw new IllegalArgumentException("these rows cannot be calibrated: all scores are equal or none is taken");
            }
            double moveSlope = (sums[4] * sums[0] - sums[3] * sums[1]) / determinant;
            double moveShift = (sums[2] * sums[1] - sums[3] * sums[0]) / determinant;
            slope -= moveSlope;
            shift -= moveShift;
            if (Math.abs(moveSlope) + Math.abs(moveShift) < ENOUGH) {
                break;
            }
        }
        return new Platt(slope, shift);
    }

    /** First derivatives of the loss by slope and shift, then second ones: by slope twice, by both, by shift twice. */
    private static double[] derivatives(float[] scores, float[] outcomes, IntPredicate taken, Platt at) {
        double[] sums = new double[5];
        for (int row = 0; row < scores.length; row++) {
            if (taken.test(row)) {
                double x = logOdds(scores[row]);
                double p = sigmoid(at.slope * x + at.shift);
                double error = p - outcomes[row];
                double weight = p * (1 - p);
                sums[0] += error * x;
                sums[1] += error;
                sums[2] += weight * x * x;
                sums[3] += weight * x;
                sums[4] += weight;
            }
        }
        return sums;
    }

    public float of(float score) {
        return (float) sigmoid(slope * logOdds(score) + shift);
    }

    private static double logOdds(double score) {
        double p = Math.min(1 - RankedScores.CLIP, Math.max(RankedScores.CLIP, score));
        return Math.log(p / (1 - p));
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
