package dev.chainon.bench.stream;

import java.util.Arrays;

/** When each record left, by its place among those that were sent: with one sender and one partition that is its offset. Thread-safe. */
final class Departures {

    private long[] nanos = new long[1 << 16];
    private int count;

    synchronized void add(long at) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = at;
    }

    synchronized long at(long offset) {
        if (offset < 0 || offset >= count) {
            throw new IllegalStateException("record " + offset + " came back, but only " + count + " were sent");
        }
        return nanos[(int) offset];
    }
}
