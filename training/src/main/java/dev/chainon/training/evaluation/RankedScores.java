package dev.chainon.training.evaluation;

import dev.chainon.core.model.ModelMetrics;
import java.util.Arrays;

/**
 * Probabilities with their outcomes, sorted once, so that the metrics of any re-weighting of the rows take one pass.
 *
 * <p>AUC is the rank statistic of Mann and Whitney, ties counted half; the area under the precision-recall curve is average precision, one step for each
 * distinct score; the calibration error has {@value #BINS} bins of equal width.
 */
final class RankedScores {

    static final int BINS = 15;
    /** Probabilities are clipped to [CLIP, 1 - CLIP] before their logarithm is taken. */
    static final double CLIP = 1e-7;

    private final float[] scores;
    private final boolean[] positives;
    private final double[] losses;
    private final int[] rows;

    RankedScores(float[] scores, float[] outcomes) {
        if (scores.length != outcomes.length || scores.length == 0) {
            throw new IllegalArgumentException(scores.length + " scores and " + outcomes.length
                    + " outcomes: as many of both are needed, and at least one");
        }
        int n = scores.length;
        long[] keys = new long[n];
        for (int row = 0; row < n; row++) {
            keys[row] = key(scores[row], row);
        }
        Arrays.sort(keys);
        this.scores = new float[n];
        this.positives = new boolean[n];
        this.losses = new double[n];
        this.rows = new int[n];
        for (int rank = 0; rank < n; rank++) {
            int row = (int) keys[n - 1 - rank];
            this.rows[rank] = row;
            this.scores[rank] = scores[row];
            this.positives[rank] = outcome(outcomes[row], row);
            this.losses[rank] = loss(scores[row], positives[rank]);
        }
    }

    /** The bits of a float that is not negative sort as the float does. */
    private static long key(float score, int row) {
        if (!(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException("score " + score + " of row " + row + " is no probability");
        }
        return (long) Float.floatToRawIntBits(score + 0f) << 32 | row;
    }

    private static boolean outcome(float outcome, int row) {
        if (outcome != 0 && outcome != 1) {
            throw new IllegalArgumentException("outcome " + outcome + " of row " + row + " must be 0 or 1");
        }
        return outcome == 1;
    }

    static double loss(double score, boolean positive) {
        double p = Math.min(1 - CLIP, Math.max(CLIP, score));
        return -StrictMath.log(positive ? p : 1 - p);
    }

    int size() {
        return scores.length;
    }

    /** Metrics of the rows as they are. */
    ModelMetrics metrics() {
        int[] ones = new int[size()];
        Arrays.fill(ones, 1);
        return metrics(ones);
    }

    /**
     * Metrics of the rows, row i taken {@code weights[i]} times.
     *
     * @throws IllegalArgumentException if one of the two outcomes is missing: AUC has no meaning then
     */
    ModelMetrics metrics(int[] weights) {
        return metrics(weights, rows);
    }

    /** The number that each row has, in the order of the ranks. */
    int[] ranked(int[] numberOfRow) {
        return Arrays.stream(rows).map(row -> numberOfRow[row]).toArray();
    }

    /**
     * Metrics of the rows, a row taken as often as the weight of its number says.
     *
     * @param numbers of the rows, in the order of the ranks
     */
    ModelMetrics metrics(int[] weights, int[] numbers) {
        Totals totals = totals(weights, numbers);
        if (totals.positives == 0 || totals.positives == totals.rows) {
            throw new IllegalArgumentException(totals.positives + " positives in " + totals.rows
                    + " rows: ranking needs both outcomes, take a longer period");
        }
        Curve curve = curve(weights, numbers, totals);
        Bins bins = new Bins();
        double loss = 0;
        double square = 0;
        for (int rank = 0; rank < scores.length; rank++) {
            int weight = weights[numbers[rank]];
            double error = scores[rank] - (positives[rank] ? 1 : 0);
            loss += weight * losses[rank];
            square += weight * error * error;
            bins.add(scores[rank], error, weight);
        }
        double n = totals.rows;
        return new ModelMetrics(
                curve.auc,
                curve.averagePrecision,
                loss / n,
                square / n,
                bins.error() / n,
                totals.rows,
                totals.positives);
    }

    /** Whether both outcomes are there under these weights. */
    boolean rankable(int[] weights, int[] numbers) {
        Totals totals = totals(weights, numbers);
        return totals.positives > 0 && totals.positives < totals.rows;
    }

    private Totals totals(int[] weights, int[] numbers) {
        long all = 0;
        long positive = 0;
        for (int rank = 0; rank < scores.length; rank++) {
            int weight = weights[numbers[rank]];
            all += weight;
            positive += positives[rank] ? weight : 0;
        }
        return new Totals(all, positive);
    }

    /** Walks the thresholds from the highest score down; rows of one score cross together. */
    private Curve curve(int[] weights, int[] numbers, Totals totals) {
        double area = 0;
        double precision = 0;
        long hits = 0;
        long alarms = 0;
        int rank = 0;
        while (rank < scores.length) {
            float threshold = scores[rank];
            long positive = 0;
            long negative = 0;
            for (; rank < scores.length && scores[rank] == threshold; rank++) {
                int weight = weights[numbers[rank]];
                positive += positives[rank] ? weight : 0;
                negative += positives[rank] ? 0 : weight;
            }
            area += negative * (hits + positive / 2.0);
            hits += positive;
            alarms += negative;
            if (positive > 0) {
                precision += positive * ((double) hits / (hits + alarms));
            }
        }
        double negatives = totals.rows - totals.positives;
        return new Curve(area / (totals.positives * negatives), precision / totals.positives);
    }

    /** Every threshold that tells rows apart, after one that warns of nothing. */
    Sweep sweep() {
        float[] thresholds = new float[scores.length + 1];
        int[] hits = new int[scores.length + 1];
        int[] alarms = new int[scores.length + 1];
        thresholds[0] = Math.nextUp(1f);
        int cut = 0;
        for (int rank = 0; rank < scores.length; rank++) {
            if (scores[rank] != thresholds[cut]) {
                cut++;
                thresholds[cut] = scores[rank];
                hits[cut] = hits[cut - 1];
                alarms[cut] = alarms[cut - 1];
            }
            hits[cut] += positives[rank] ? 1 : 0;
            alarms[cut] += positives[rank] ? 0 : 1;
        }
        return Sweep.of(
                Arrays.copyOf(thresholds, cut + 1),
                Arrays.copyOf(hits, cut + 1),
                Arrays.copyOf(alarms, cut + 1),
                scores.length);
    }

    static int bin(float score) {
        return Math.min(BINS - 1, (int) (score * BINS));
    }

    private record Totals(long rows, long positives) {}

    private record Curve(double auc, double averagePrecision) {}

    /** Sum of score minus outcome in each bin of the score. */
    private static final class Bins {

        private final double[] errors = new double[BINS];

        void add(float score, double error, int weight) {
            errors[bin(score)] += weight * error;
        }

        double error() {
            return Arrays.stream(errors).map(Math::abs).sum();
        }
    }
}
