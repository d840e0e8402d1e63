package dev.chainon.bench.stream;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How long clean records took, measured in two ways and noted by the second in which they left. Thread-safe.
 *
 * <p>{@code appended}: from the append of the raw record to the append of the clean one, both stamped by the broker in whole milliseconds.
 * {@code arrived}: from the call that sends the raw record to the arrival of the clean one at a consumer, two passages of the broker included.
 */
final class Heard {

    private final long start = System.nanoTime();
    private final Latencies appended = new Latencies();
    private final Latencies arrived = new Latencies();
    private final List<Double> worst = new ArrayList<>();

    void add(long appendedMillis, long leftNanos, long arrivedNanos) {
        if (leftNanos < start) {
            return;
        }
        appended.add(appendedMillis * 1_000);
        long micros = (arrivedNanos - leftNanos) / 1_000;
        arrived.add(micros);
        note((int) ((leftNanos - start) / 1_000_000_000L), micros / 1e3);
    }

    private synchronized void note(int second, double millis) {
        if (second >= worst.size()) {
            worst.addAll(Collections.nCopies(second - worst.size() + 1, 0.0));
        }
        worst.set(second, Math.max(millis, worst.get(second)));
    }

    Latencies appended() {
        return appended;
    }

    Latencies arrived() {
        return arrived;
    }

    /** Milliseconds of the slowest arrival, by the second in which the record left. */
    synchronized List<Double> worst() {
        return List.copyOf(worst);
    }
}
