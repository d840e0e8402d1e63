package dev.chainon.flights.features;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * Labels of the last six hours, as integer sums over the windows [t-W, t) of the stream features.
 *
 * <p>One queue of landings in the order they were applied, and for each width a place in it: what lies before has left the window. Adding and removing
 * cost a few additions each.
 */
final class LandingWindows {

    static final int SHORT = 60;
    static final int MEDIUM = 180;
    static final int LONG = 360;

    private final MovementQueue queue = new MovementQueue();
    private final RollingSums network60 = new RollingSums(1);
    private final RollingSums network180 = new RollingSums(1);
    private final RollingSums landed60;
    private final RollingSums landed180;
    private final RollingSums left180;
    private final RollingSums route360 = new RollingSums(1);
    private long expired60;
    private long expired180;

    LandingWindows(int airports) {
        landed60 = new RollingSums(airports);
        landed180 = new RollingSums(airports);
        left180 = new RollingSums(airports);
    }

    /** Adds a landing that was applied at {@code minute}, which never goes back. */
    void add(long minute, int origin, int destination, int route, int delayMinutes, boolean late) {
        int delay = Math.max(-30, Math.min(180, delayMinutes));
        queue.add(minute, origin, destination, route, delay, late);
        long last = queue.end() - 1;
        into60(last, 1);
        into180(last, 1);
        route360.add(route, 1, delay, late);
    }

    /** Moves the right end of all windows to {@code minute}, exclusive. */
    void moveTo(long minute) {
        while (expired60 < queue.end() && queue.minute(expired60) < minute - SHORT) {
            into60(expired60++, -1);
        }
        while (expired180 < queue.end() && queue.minute(expired180) < minute - MEDIUM) {
            into180(expired180++, -1);
        }
        while (queue.start() < queue.end() && queue.minute(queue.start()) < minute - LONG) {
            long first = queue.start();
            route360.add(queue.route(first), -1, queue.delay(first), queue.late(first));
            queue.removeFirst();
        }
    }

    private void into60(long i, int sign) {
        network60.add(0, sign, queue.delay(i), queue.late(i));
        landed60.add(queue.destination(i), sign, queue.delay(i), queue.late(i));
    }

    private void into180(long i, int sign) {
        network180.add(0, sign, queue.delay(i), queue.late(i));
        landed180.add(queue.destination(i), sign, queue.delay(i), queue.late(i));
        left180.add(queue.origin(i), sign, queue.delay(i), queue.late(i));
    }

    /** Writes the 22 stream features of a departure from {@code from} and gives the place after them. */
    int write(int origin, int destination, int route, float[] vector, int from) {
        double share60 =
                Smoothing.smooth(network60.late(0), network60.count(0), Smoothing.LATE_PRIOR, Smoothing.NETWORK_WEIGHT);
        double mean60 = Smoothing.smooth(
                network60.delay(0), network60.count(0), Smoothing.DELAY_PRIOR, Smoothing.NETWORK_WEIGHT);
        double share180 = Smoothing.smooth(
                network180.late(0), network180.count(0), Smoothing.LATE_PRIOR, Smoothing.NETWORK_WEIGHT);
        double mean180 = Smoothing.smooth(
                network180.delay(0), network180.count(0), Smoothing.DELAY_PRIOR, Smoothing.NETWORK_WEIGHT);
        int i = from;
        vector[i++] = (float) share60;
        vector[i++] = (float) mean60;
        vector[i++] = (float) share180;
        vector[i++] = (float) mean180;
        i = landed60.write(origin, share180, mean180, vector, i);
        i = landed180.write(origin, share180, mean180, vector, i);
        i = landed60.write(destination, share180, mean180, vector, i);
        i = landed180.write(destination, share180, mean180, vector, i);
        i = left180.write(origin, share180, mean180, vector, i);
        return route360.write(route, share180, mean180, vector, i);
    }

    void snapshot(DataOutputStream out) throws IOException {
        queue.snapshot(out);
        out.writeLong(expired60 - queue.start());
        out.writeLong(expired180 - queue.start());
    }

    /** Fills empty windows from a snapshot; sums are added up again from the queue. */
    void restore(DataInputStream in) throws IOException {
        queue.restore(in);
        expired60 = queue.start() + in.readLong();
        expired180 = queue.start() + in.readLong();
        for (long i = queue.start(); i < queue.end(); i++) {
            route360.add(queue.route(i), 1, queue.delay(i), queue.late(i));
            if (i >= expired180) {
                into180(i, 1);
            }
            if (i >= expired60) {
                into60(i, 1);
            }
        }
    }
}
