package dev.chainon.training.evaluation;

import java.util.Arrays;
import org.hipparchus.special.Erf;

/**
 * The test of DeLong, DeLong and Clarke-Pearson (1988) between the areas under the ROC curves of two models on the same rows, computed by mid-ranks as Sun
 * and Xu (2014) do. It takes rows for independent; where the rows of one day are not, the paired bootstrap over days is the one to believe.
 *
 * @param auc of the first model
 * @param other of the second
 * @param deviation standard deviation of the difference
 */
public record DeLong(double auc, double other, double deviation) {

    /**
     * @param outcomes 0 or 1, both present
     */
    public static DeLong between(float[] scores, float[] others, float[] outcomes) {
        if (scores.length != outcomes.length || others.length != outcomes.length) {
            throw new IllegalArgumentException(
                    scores.length + " and " + others.length + " scores for " + outcomes.length + " outcomes");
        }
        Components one = Components.of(scores, outcomes);
        Components two = Components.of(others, outcomes);
        double variance = covariance(one.positives, two.positives) / one.positives.length
                + covariance(one.negatives, two.negatives) / one.negatives.length;
        return new DeLong(mean(one.positives), mean(two.positives), Math.sqrt(variance));
    }

    /** Difference of the areas in standard deviations; 0 where the models rank alike. */
    public double z() {
        return auc == other ? 0 : (auc - other) / deviation;
    }

    /** Probability of a difference at least this large, to either side, if there were none. */
    public double p() {
        return Erf.erfc(Math.abs(z()) / Math.sqrt(2));
    }

    /** Variance of the differences between two series, which counts their covariance twice. */
    private static double covariance(double[] one, double[] two) {
        double mean = mean(one) - mean(two);
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            double distance = one[i] - two[i] - mean;
            sum += distance * distance;
        }
        return sum / (one.length - 1);
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    /** For each positive the share of the negatives below it, for each negative the share of the positives above it; ties count half. */
    private record Components(double[] positives, double[] negatives) {

        static Components of(float[] scores, float[] outcomes) {
            float[] high = with(scores, outcomes, 1);
            float[] low = with(scores, outcomes, 0);
            if (high.length < 2 || low.length < 2) {
                throw new IllegalArgumentException("two positives and two negatives at least are needed to compare");
            }
            return new Components(shares(high, low, false), shares(low, high, true));
        }

        private static float[] with(float[] scores, float[] outcomes, float wanted) {
            float[] found = new float[scores.length];
            int n = 0;
            for (int i = 0; i < scores.length; i++) {
                if (outcomes[i] == wanted) {
                    found[n++] = scores[i];
                }
            }
            return Arrays.copyOf(found, n);
        }

        private static double[] shares(float[] of, float[] among, boolean above) {
            float[] sorted = among.clone();
            Arrays.sort(sorted);
            double[] shares = new double[of.length];
            for (int i = 0; i < of.length; i++) {
                double below = (first(sorted, of[i], false) + first(sorted, of[i], true)) / 2.0 / sorted.length;
                shares[i] = above ? 1 - below : below;
            }
            return shares;
        }

        /** Place of the first value that is not below the bound, or above it. */
        private static int first(float[] sorted, float bound, boolean beyond) {
            int low = 0;
            int high = sorted.length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (sorted[middle] < bound || (beyond && sorted[middle] == bound)) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }
    }
}
