package dev.chainon.monitoring.drift;

import java.util.ArrayList;
import java.util.List;

/**
 * Adaptive window over a stream of numbers between 0 and 1 (Bifet and Gavaldà 2007, "Learning from Time-Changing Data with Adaptive Windowing", ADWIN2). The window grows while its mean
 * looks the same everywhere, and drops its older part as soon as two parts of it differ more than chance allows: on a stream whose mean does not change, a cut happens with a
 * probability of at most delta at each step. Memory and time grow with the logarithm of the window: the numbers are summed in buckets of 1, 2, 4 ... of them, five of each size.
 * One thread at a time.
 */
public final class Adwin {

    /** Buckets of one size, the paper's M. */
    private static final int MOST = 5;

    /** Cuts are looked for once in so many numbers: as MOA does, the guarantee holds as well. */
    private static final int CLOCK = 32;

    private static final int LEAST_PART = 5;

    private final double delta;
    private final List<Row> rows = new ArrayList<>();
    private long width;
    private double total;
    private double squares;
    private int tick;

    /** Buckets of 2^k numbers, oldest first: the sum and the squared deviations of each. */
    private static final class Row {
        private final double[] sums = new double[MOST + 1];
        private final double[] deviations = new double[MOST + 1];
        private int size;

        void add(double sum, double deviation) {
            sums[size] = sum;
            deviations[size++] = deviation;
        }

        void dropOldest(int count) {
            System.arraycopy(sums, count, sums, 0, size - count);
            System.arraycopy(deviations, count, deviations, 0, size - count);
            size -= count;
        }
    }

    /**
     * @param delta confidence, in (0, 1); MOA's default is 0.002
     */
    public Adwin(double delta) {
        if (!(delta > 0 && delta < 1)) {
            throw new IllegalArgumentException("delta must lie between 0 and 1, not " + delta);
        }
        this.delta = delta;
    }

    /**
     * Takes a number.
     *
     * @param value between 0 and 1
     * @return how much the mean of what is left differs from the mean of what was dropped: 0 where nothing was, positive where the mean rose
     */
    public double add(double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("a number must lie between 0 and 1, not " + value);
        }
        if (width > 0) {
            double miss = value - total / width;
            squares += miss * miss * width / (width + 1);
        }
        width++;
        total += value;
        row(0).add(value, 0);
        compress();
        return ++tick % CLOCK == 0 ? shrink() : 0;
    }

    private Row row(int k) {
        if (k == rows.size()) {
            rows.add(new Row());
        }
        return rows.get(k);
    }

    private void compress() {
        for (int k = 0; k < rows.size() && rows.get(k).size > MOST; k++) {
            Row row = rows.get(k);
            double apart = (row.sums[0] - row.sums[1]) / (1L << k);
            double between = apart * apart * (1L << k) / 2;
            row(k + 1).add(row.sums[0] + row.sums[1], row.deviations[0] + row.deviations[1] + between);
            row.dropOldest(2);
        }
    }

    private double shrink() {
        double droppedSum = 0;
        long dropped = 0;
        while (differs()) {
            int last = rows.size() - 1;
            Row row = rows.get(last);
            long count = 1L << last;
            double sum = row.sums[0];
            forget(count, sum, row.deviations[0]);
            row.dropOldest(1);
            if (row.size == 0) {
                rows.remove(last);
            }
            droppedSum += sum;
            dropped += count;
        }
        return dropped == 0 ? 0 : mean() - droppedSum / dropped;
    }

    private void forget(long count, double sum, double deviation) {
        width -= count;
        total -= sum;
        double apart = sum / count - total / width;
        squares -= deviation + apart * apart * count * width / (count + width);
    }

    /** Whether the window falls into two parts, between two buckets, whose means differ more than the bound of the paper's theorem. */
    private boolean differs() {
        if (width < 2 * LEAST_PART) {
            return false;
        }
        double log = Math.log(2 * Math.log(width) / delta);
        double variance = Math.max(0, squares / width);
        long before = 0;
        double sum = 0;
        for (int k = rows.size() - 1; k >= 0; k--) {
            Row row = rows.get(k);
            for (int i = 0; i < row.size; i++) {
                before += 1L << k;
                sum += row.sums[i];
                long after = width - before;
                if (before >= LEAST_PART && after >= LEAST_PART) {
                    double harmonic = 1.0 / (1.0 / (before - LEAST_PART + 1) + 1.0 / (after - LEAST_PART + 1));
                    double bound = Math.sqrt(2 / harmonic * variance * log) + 2 / (3 * harmonic) * log;
                    if (Math.abs(sum / before - (total - sum) / after) > bound) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** Numbers in the window. */
    public long width() {
        return width;
    }

    /** Mean of the window; not a number while it is empty. */
    public double mean() {
        return total / width;
    }

    /** Buckets that are held. */
    int buckets() {
        return rows.stream().mapToInt(row -> row.size).sum();
    }
}
