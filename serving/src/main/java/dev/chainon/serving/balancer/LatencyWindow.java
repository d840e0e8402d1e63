package dev.chainon.serving.balancer;

import java.util.Arrays;
import java.util.OptionalLong;

/** The latest answer times of a replica since they were last judged. Thread-safe. */
final class LatencyWindow {

    private static final int KEPT = 256;

    private final long[] nanos = new long[KEPT];
    private int count;

    synchronized void add(long took) {
        nanos[count % KEPT] = took;
        count++;
    }

    /** The median of what came since the last call, if it was at least {@code samples}; begins anew. */
    synchronized OptionalLong takeMedian(int samples) {
        int held = Math.min(count, KEPT);
        boolean enough = count >= samples;
        count = 0;
        if (!enough || held == 0) {
            return OptionalLong.empty();
        }
        long[] sorted = Arrays.copyOf(nanos, held);
        Arrays.sort(sorted);
        return OptionalLong.of(sorted[held / 2]);
    }
}
