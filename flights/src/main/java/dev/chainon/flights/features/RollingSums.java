package dev.chainon.flights.features;

import java.util.Arrays;

/** Number, late number and delay sum of landings, for each key of a dense range that grows on demand. */
final class RollingSums {

    private static final double WEIGHT = 4;

    private int[] sums;

    RollingSums(int keys) {
        sums = new int[3 * keys];
    }

    void add(int key, int sign, int delay, boolean late) {
        int at = 3 * key;
        if (at >= sums.length) {
            sums = Arrays.copyOf(sums, Math.max(2 * sums.length, at + 3));
        }
        sums[at] += sign;
        sums[at + 1] += late ? sign : 0;
        sums[at + 2] += sign * delay;
    }

    int count(int key) {
        return 3 * key < sums.length ? sums[3 * key] : 0;
    }

    int late(int key) {
        return 3 * key < sums.length ? sums[3 * key + 1] : 0;
    }

    int delay(int key) {
        return 3 * key < sums.length ? sums[3 * key + 2] : 0;
    }

    /** Writes late share, mean delay (both pulled towards the network's) and number; gives the place after them. */
    int write(int key, double networkShare, double networkDelay, float[] vector, int from) {
        vector[from] = (float) Smoothing.smooth(late(key), count(key), networkShare, WEIGHT);
        vector[from + 1] = (float) Smoothing.smooth(delay(key), count(key), networkDelay, WEIGHT);
        vector[from + 2] = count(key);
        return from + 3;
    }
}
