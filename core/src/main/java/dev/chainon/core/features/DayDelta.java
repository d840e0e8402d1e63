package dev.chainon.core.features;

import java.io.Serializable;
import java.util.Arrays;

/**
 * What one day of labels adds to the daily aggregates, as sparse integer counts.
 *
 * @param day index of the engine's day, which ends at the daily cut
 * @param cells sorted, distinct cell numbers
 * @param counts for cell i: its labels at 2i and those of them that are positive at 2i+1
 */
public record DayDelta(int day, long[] cells, int[] counts) implements Serializable {

    public DayDelta {
        if (counts.length != 2 * cells.length) {
            throw new IllegalArgumentException(
                    "counts must hold two numbers for each of " + cells.length + " cells, not " + counts.length);
        }
    }

    public static DayDelta empty(int day) {
        return new DayDelta(day, new long[0], new int[0]);
    }

    /** Sum of two deltas of the same day: the reduce of map-reduce. */
    public DayDelta plus(DayDelta other) {
        if (other.day != day) {
            throw new IllegalArgumentException("cannot add day " + other.day + " to day " + day);
        }
        long[] c = new long[cells.length + other.cells.length];
        int[] n = new int[2 * c.length];
        int i = 0;
        int j = 0;
        int k = 0;
        while (i < cells.length || j < other.cells.length) {
            boolean left = j == other.cells.length || (i < cells.length && cells[i] <= other.cells[j]);
            boolean right = i == cells.length || (j < other.cells.length && other.cells[j] <= cells[i]);
            c[k] = left ? cells[i] : other.cells[j];
            if (left) {
                n[2 * k] += counts[2 * i];
                n[2 * k + 1] += counts[2 * i++ + 1];
            }
            if (right) {
                n[2 * k] += other.counts[2 * j];
                n[2 * k + 1] += other.counts[2 * j++ + 1];
            }
            k++;
        }
        return new DayDelta(day, Arrays.copyOf(c, k), Arrays.copyOf(n, 2 * k));
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof DayDelta d
                && d.day == day
                && Arrays.equals(d.cells, cells)
                && Arrays.equals(d.counts, counts);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * day + Arrays.hashCode(cells)) + Arrays.hashCode(counts);
    }

    @Override
    public String toString() {
        return "DayDelta[day=" + day + ", cells=" + cells.length + "]";
    }
}
