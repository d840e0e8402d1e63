package dev.chainon.core.drift;

import dev.chainon.core.model.StabilityIndex;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * How one column was spread over a period: how many rows lay between its percentiles, and how far the days of that very period were from the whole. Immutable; memory does not
 * grow with the rows.
 */
public final class ColumnReference {

    private static final int BINS = 100;

    /** Fine bins in one bin of the stability index, which has ten (Siddiqi 2006). */
    private static final int FINE = 10;

    private static final int MINUTES_A_DAY = 1440;

    private final String name;
    private final float[] cuts;
    private final int[] deciles;
    private final long[] counts;
    private final double greatestPsi;
    private final double greatestKs;

    ColumnReference(String name, float[] cuts, int[] deciles, long[] counts, double greatestPsi, double greatestKs) {
        this.name = Objects.requireNonNull(name);
        this.cuts = cuts;
        this.deciles = deciles;
        this.counts = counts;
        this.greatestPsi = greatestPsi;
        this.greatestKs = greatestKs;
        if (counts.length != cuts.length + 1) {
            throw new IllegalArgumentException(
                    "column " + name + " has " + cuts.length + " cuts and " + counts.length + " bins: one more is due");
        }
    }

    /**
     * Of the rows of a period.
     *
     * @param values at least one, in the order of the minutes
     * @param minutes of each value, minutes since 1970: they part the rows into days of UTC
     */
    public static ColumnReference of(String name, float[] values, long[] minutes) {
        if (values.length == 0 || values.length != minutes.length) {
            throw new IllegalArgumentException("column " + name + " has " + values.length + " values and "
                    + minutes.length + " minutes: give at least one, and as many of both");
        }
        float[] sorted = values.clone();
        Arrays.sort(sorted);
        float[] cuts = new float[BINS];
        int[] deciles = new int[BINS];
        int found = 0;
        int coarse = 0;
        for (int bin = 1; bin < BINS; bin++) {
            float cut = sorted[(int) ((long) sorted.length * bin / BINS)];
            if (cut > (found == 0 ? sorted[0] : cuts[found - 1])) {
                cuts[found++] = cut;
            }
            boolean isNew = found > 0 && (coarse == 0 || deciles[coarse - 1] != found - 1);
            if (bin % FINE == 0 && isNew && cuts[found - 1] == cut) {
                deciles[coarse++] = found - 1;
            }
        }
        float[] distinct = Arrays.copyOf(cuts, found);
        ColumnReference bare =
                new ColumnReference(name, distinct, Arrays.copyOf(deciles, coarse), new long[found + 1], 0, 0);
        return bare.counted(values, minutes);
    }

    private ColumnReference counted(float[] values, long[] minutes) {
        long[] all = new long[counts.length];
        Map<Long, long[]> byDay = new TreeMap<>();
        for (int row = 0; row < values.length; row++) {
            int bin = bin(values[row]);
            all[bin]++;
            byDay.computeIfAbsent(Math.floorDiv(minutes[row], MINUTES_A_DAY), day -> new long[counts.length])[bin]++;
        }
        ColumnReference whole = new ColumnReference(name, cuts, deciles, all, 0, 0);
        double psi = 0;
        double ks = 0;
        long half = values.length / byDay.size() / 2;
        for (long[] day : byDay.values()) {
            if (Arrays.stream(day).sum() > half) {
                psi = Math.max(psi, whole.psi(day));
                ks = Math.max(ks, whole.ks(day));
            }
        }
        return new ColumnReference(name, cuts, deciles, all, psi, ks);
    }

    /** Bin of a value; one that equals a cut lies above it, and what is not a number above all. */
    public int bin(float value) {
        int place = Arrays.binarySearch(cuts, value);
        return place >= 0 ? place + 1 : -place - 1;
    }

    /**
     * Population stability index of a sample against the period, over ten bins at most.
     *
     * @param sample rows in each of the {@link #bins}
     * @throws IllegalArgumentException if it has no row
     */
    public double psi(long[] sample) {
        return StabilityIndex.between(coarse(counts), coarse(sample));
    }

    private long[] coarse(long[] fine) {
        long[] sums = new long[deciles.length + 1];
        int at = 0;
        for (int bin = 0; bin < fine.length; bin++) {
            while (at < deciles.length && bin > deciles[at]) {
                at++;
            }
            sums[at] += fine[bin];
        }
        return sums;
    }

    /**
     * Statistic of Kolmogorov and Smirnov: the greatest difference of the two distribution functions at the cuts.
     *
     * @param sample rows in each of the {@link #bins}
     */
    public double ks(long[] sample) {
        double total = Arrays.stream(sample).sum();
        double[] below = new double[cuts.length];
        double sum = 0;
        for (int cut = 0; cut < cuts.length; cut++) {
            sum += sample[cut];
            below[cut] = sum / total;
        }
        return ks(below);
    }

    /**
     * The same from shares.
     *
     * @param below share of the sample that is smaller than each of the {@link #cuts}
     */
    public double ks(double[] below) {
        double total = Arrays.stream(counts).sum();
        double sum = 0;
        double greatest = 0;
        for (int cut = 0; cut < cuts.length; cut++) {
            sum += counts[cut];
            greatest = Math.max(greatest, Math.abs(sum / total - below[cut]));
        }
        return greatest;
    }

    public String name() {
        return name;
    }

    /** Number of bins, at least 1. */
    public int bins() {
        return counts.length;
    }

    /** Values at which the bins are cut, growing. */
    public float[] cuts() {
        return cuts.clone();
    }

    int[] deciles() {
        return deciles.clone();
    }

    /** Rows of the period in each bin. */
    public long[] counts() {
        return counts.clone();
    }

    /** The greatest {@link #psi} that a day of the period itself had. */
    public double greatestPsi() {
        return greatestPsi;
    }

    /** The greatest {@link #ks} that a day of the period itself had. */
    public double greatestKs() {
        return greatestKs;
    }
}
