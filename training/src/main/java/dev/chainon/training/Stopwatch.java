package dev.chainon.training;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * How long the same work took, done again and again, in seconds.
 *
 * @param times that were counted
 */
record Stopwatch(int times, double least, double mean, double median, double p99, double most) {

    private static final double SECONDS = 1e-9;

    /**
     * How often a work is done: {@code least} times, then until {@code seconds} are over or it was done {@code most} times. A tenth of {@code least} before is not
     * counted.
     */
    record Patience(int least, int most, double seconds) {}

    /** @param work told how often it was done before */
    static Stopwatch of(Patience patience, IntConsumer work) {
        int warm = Math.max(1, patience.least() / 10);
        for (int i = 0; i < warm; i++) {
            work.accept(i);
        }
        long[] nanos = new long[patience.most()];
        long end = System.nanoTime() + (long) (patience.seconds() / SECONDS);
        int done = 0;
        while (done < patience.most() && (done < patience.least() || System.nanoTime() < end)) {
            long start = System.nanoTime();
            work.accept(warm + done);
            nanos[done++] = System.nanoTime() - start;
        }
        long[] sorted = Arrays.copyOf(nanos, done);
        Arrays.sort(sorted);
        return new Stopwatch(
                done,
                sorted[0] * SECONDS,
                Arrays.stream(sorted).average().orElse(0) * SECONDS,
                sorted[done / 2] * SECONDS,
                sorted[(int) (0.99 * done)] * SECONDS,
                sorted[done - 1] * SECONDS);
    }
}
