package dev.chainon.training.evaluation;

import java.util.function.IntPredicate;

/**
 * Platt's scaling (1999) of probabilities: a logistic curve over their log-odds, fitted to outcomes by Newton's method, whose steps are halved until the loss falls. It keeps the order of the scores.
 */
public record Platt(double slope, double shift) {

    private static final int STEPS = 50;
    private static final double ENOUGH = 1e-10;

    /** The curve that changes nothing. */
    public static final Platt IDENTITY = new Platt(1, 0);

    /** What is fitted; the rest stays as the identity has it. */
    public enum Free {
        /** Slope and shift. */
        BOTH,
        /** The slope alone: one over the temperature (Guo and others 2017). */
        SLOPE,
        /** The shift alone: another share of positives (Saerens and others 2002). */
        SHIFT
    }

    /**
     * @param taken which rows it is fitted to; both outcomes must be among them
     */
    public static Platt fit(float[] scores, float[] outcomes, IntPredicate taken) {
        return fit(scores, outcomes, taken, Free.BOTH);
    }

    /**
     * @param taken which rows it is fitted to; both outcomes must be among them
     */
    public static Platt fit(float[] scores, float[] outcomes, IntPredicate taken, Free free) {
        Platt best = IDENTITY;
        double[] at = sums(scores, outcomes, taken, best);
        for (int step = 0; step < STEPS; step++) {
            double determinant = at[2] * at[4] - at[3] * at[3];
            if (!(determinant > 0)) {
                throw new IllegalArgumentException(
                        "these rows cannot be calibrated: all scores are equal or none is taken");
            }
            double slope = free == Free.BOTH ? (at[4] * at[0] - at[3] * at[1]) / determinant : at[0] / at[2];
            double shift = free == Free.BOTH ? (at[2] * at[1] - at[3] * at[0]) / determinant : at[1] / at[4];
            slope = free == Free.SHIFT ? 0 : slope;
            shift = free == Free.SLOPE ? 0 : shift;
            Platt next = new Platt(best.slope - slope, best.shift - shift);
            double[] there = sums(scores, outcomes, taken, next);
            while (there[5] > at[5] && Math.abs(slope) + Math.abs(shift) > ENOUGH) {
                slope /= 2;
                shift /= 2;
                next = new Platt(best.slope - slope, best.shift - shift);
                there = sums(scores, outcomes, taken, next);
            }
            best = next;
            at = there;
            if (Math.abs(slope) + Math.abs(shift) < ENOUGH) {
                break;
            }
        }
        return best;
    }

    /** First derivatives of the loss by slope and shift, second ones by slope twice, by both, by shift twice, and the loss itself. */
    private static double[] sums(float[] scores, float[] outcomes, IntPredicate taken, Platt at) {
        double[] sums = new double[6];
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
                sums[5] += RankedScores.loss(p, outcomes[row] == 1);
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
