package dev.chainon.flights.features;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** Departures of the last three hours: how many left an airport in 60 minutes, how many are bound for one since 180. */
final class DepartureWindows {

    private static final int LEFT = 60;
    private static final int BOUND = 180;

    private final MovementQueue queue = new MovementQueue();
    private final int[] left;
    private final int[] bound;
    private long expired;

    DepartureWindows(int airports) {
        left = new int[airports];
        bound = new int[airports];
    }

    void add(long minute, int origin, int destination) {
        queue.add(minute, origin, destination, 0, 0, false);
        left[origin]++;
        bound[destination]++;
    }

    void moveTo(long minute) {
        while (expired < queue.end() && queue.minute(expired) < minute - LEFT) {
            left[queue.origin(expired++)]--;
        }
        while (queue.start() < queue.end() && queue.minute(queue.start()) < minute - BOUND) {
            bound[queue.destination(queue.start())]--;
            queue.removeFirst();
        }
    }

    int left(int airport) {
        return left[airport];
    }

    int bound(int airport) {
        return bound[airport];
    }

    void snapshot(DataOutputStream out) throws IOException {
        queue.snapshot(out);
        out.writeLong(expired - queue.start());
    }

    void restore(DataInputStream in) throws IOException {
        queue.restore(in);
        expired = queue.start() + in.readLong();
        for (long i = queue.start(); i < queue.end(); i++) {
            bound[queue.destination(i)]++;
            left[queue.origin(i)] += i >= expired ? 1 : 0;
        }
    }
}
