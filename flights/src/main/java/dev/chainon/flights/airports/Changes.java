package dev.chainon.flights.airports;

import java.util.Arrays;

/** Minutes at which something changes. Changes lie months apart, so a table of steps of three months tells where to look, without a search. */
final class Changes {

    private static final int STEP_BITS = 17;

    private final long[] minutes;
    private final long first;
    /** How many changes lie before each step begins. */
    private final int[] before;

    /** @param minutes in rising order */
    Changes(long... minutes) {
        this.minutes = minutes.clone();
        this.first = minutes.length == 0 ? 0 : minutes[0];
        long last = minutes.length == 0 ? 0 : minutes[minutes.length - 1];
        this.before = new int[(int) (last - first >> STEP_BITS) + 2];
        for (int step = 0; step < before.length; step++) {
            int found = Arrays.binarySearch(minutes, first + ((long) step << STEP_BITS));
            before[step] = found >= 0 ? found : -found - 1;
        }
    }

    /** How many lie at or before a minute. */
    int until(long minute) {
        if (minute < first) {
            return 0;
        }
        int count = before[(int) Math.min(minute - first >> STEP_BITS, before.length - 1)];
        while (count < minutes.length && minutes[count] <= minute) {
            count++;
        }
        return count;
    }

    long minute(int change) {
        return minutes[change];
    }

    int count() {
        return minutes.length;
    }
}
