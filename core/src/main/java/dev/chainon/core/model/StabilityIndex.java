package dev.chainon.core.model;

import java.util.Arrays;

/**
 * How far a quantity has drifted: the population stability index (Siddiqi 2006, "Credit Risk Scorecards", chapter 8), which is the divergence of Jeffreys (1946) between the
 * shares that two samples have in the same bins. The bins are cut at the quantiles of a reference sample. Immutable.
 */
public final class StabilityIndex {

    /** Above it a drift is worth a look; from {@link #LARGE} on the two samples are different populations (Siddiqi's rule of thumb). */
    public static final double SMALL = 0.10;

    public static final double LARGE = 0.25;

    /** Instances that a bin counts for where only the other sample has some: none would make the index infinite. */
    private static final double EMPTY = 0.5;

    private final float[] cuts;
    private final long[] reference;

    private StabilityIndex(float[] cuts, long[] reference) {
        this.cuts = cuts;
        this.reference = reference;
    }

    /**
     * @param reference at least one value, in any order
     * @param bins at least 2; values that are equal share a bin, so there may be fewer
     * @throws IllegalArgumentException if there is no value, or fewer bins than 2
     */
    public static StabilityIndex against(float[] reference, int bins) {
        if (reference.length == 0 || bins < 2) {
            throw new IllegalArgumentException(
                    reference.length + " values in " + bins + " bins: give at least one value and two bins");
        }
        float[] sorted = reference.clone();
        Arrays.sort(sorted);
        float[] cuts = new float[bins - 1];
        int count = 0;
        for (int bin = 1; bin < bins; bin++) {
            float cut = sorted[(int) ((long) sorted.length * bin / bins)];
            if (cut > (count == 0 ? sorted[0] : cuts[count - 1])) {
                cuts[count++] = cut;
            }
        }
        float[] distinct = Arrays.copyOf(cuts, count);
        return new StabilityIndex(distinct, counts(distinct, sorted));
    }

    /** Of a sample against the reference; 0 where both have the same shares, never negative. */
    public double of(float[] sample) {
        return between(reference, counts(cuts, sample));
    }

    /**
     * Sum over the bins of (a - e) ln(a / e), a and e being the shares of the bin in the two samples. Which sample comes first does not matter.
     *
     * @param expected instances in each bin; where only the other sample has some, half an instance is taken
     * @param actual likewise, in the same bins
     */
    public static double between(long[] expected, long[] actual) {
        if (expected.length != actual.length) {
            throw new IllegalArgumentException(
                    expected.length + " bins cannot be compared with " + actual.length + ": count in the same ones");
        }
        double allExpected = total(expected);
        double allActual = total(actual);
        double sum = 0;
        for (int bin = 0; bin < expected.length; bin++) {
            if (expected[bin] > 0 || actual[bin] > 0) {
                double e = Math.max(expected[bin], EMPTY) / allExpected;
                double a = Math.max(actual[bin], EMPTY) / allActual;
                sum += (a - e) * Math.log(a / e);
            }
        }
        return sum;
    }

    private static double total(long[] counts) {
        long total = Arrays.stream(counts).sum();
        if (total <= 0) {
            throw new IllegalArgumentException("an empty sample has no shares: wait for data");
        }
        return total;
    }

    /** A value that equals a cut lies above it. */
    private static long[] counts(float[] cuts, float[] values) {
        long[] counts = new long[cuts.length + 1];
        for (float value : values) {
            int place = Arrays.binarySearch(cuts, value);
            counts[place >= 0 ? place + 1 : -place - 1]++;
        }
        return counts;
    }
}
