package dev.chainon.ingestion.history;

import java.io.Serializable;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Contiguous ranges of engine days, one for each part of the work. A part writes the days of its range; so that it has all their events and can number
 * all their cases, it also gets the cases of the days just before. Where the ranges are cut changes no row.
 */
final class Parts implements Serializable {

    /** The events of a case fall at most this many engine days after its own day. */
    static final int REACH = 3;

    /** About as many rows are sorted by one part, however long the history is. */
    private static final long ROWS = 400_000;

    private final int[] starts;

    private Parts(int[] starts) {
        this.starts = starts;
    }

    /** How many parts keep every core busy and the memory of each the same. */
    static int count(long rows, int cores) {
        return (int) Math.max(4L * cores, (rows + ROWS - 1) / ROWS);
    }

    /**
     * Ranges of about equal work.
     *
     * @param sample days of some cases, drawn evenly
     * @param most how many parts at most
     */
    static Parts cut(int[] sample, int most) {
        int[] sorted = sample.clone();
        Arrays.sort(sorted);
        return new Parts(IntStream.range(0, most)
                .filter(i -> sorted.length > 0)
                .map(i -> sorted[(int) ((long) i * sorted.length / most)])
                .distinct()
                .toArray());
    }

    int count() {
        return Math.max(1, starts.length);
    }

    /** The part that writes a day. Days before the first range belong to the first part, days after the last to the last. */
    int owner(int day) {
        int found = Arrays.binarySearch(starts, day);
        return Math.max(0, found >= 0 ? found : -found - 2);
    }

    /** The last part that needs the cases of a day; its owner is the first, and all between them need them too. */
    int last(int day) {
        return owner(day + REACH);
    }
}
