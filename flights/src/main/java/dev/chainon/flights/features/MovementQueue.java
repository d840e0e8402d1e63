package dev.chainon.flights.features;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** A queue of departures or landings in growing ring arrays. Places are numbered for ever: {@link #start} to {@link #end}, exclusive. */
final class MovementQueue {

    private long[] minutes = new long[1024];
    private int[] fields = new int[4 * 1024];
    private boolean[] lates = new boolean[1024];
    private long start;
    private long end;

    long start() {
        return start;
    }

    long end() {
        return end;
    }

    void add(long minute, int origin, int destination, int route, int delay, boolean late) {
        if (end - start == minutes.length) {
            grow();
        }
        int at = at(end++);
        minutes[at] = minute;
        fields[4 * at] = origin;
        fields[4 * at + 1] = destination;
        fields[4 * at + 2] = route;
        fields[4 * at + 3] = delay;
        lates[at] = late;
    }

    void removeFirst() {
        start++;
    }

    long minute(long place) {
        return minutes[at(place)];
    }

    int origin(long place) {
        return fields[4 * at(place)];
    }

    int destination(long place) {
        return fields[4 * at(place) + 1];
    }

    int route(long place) {
        return fields[4 * at(place) + 2];
    }

    int delay(long place) {
        return fields[4 * at(place) + 3];
    }

    boolean late(long place) {
        return lates[at(place)];
    }

    void snapshot(DataOutputStream out) throws IOException {
        out.writeInt((int) (end - start));
        for (long i = start; i < end; i++) {
            out.writeLong(minute(i));
            out.writeInt(origin(i));
            out.writeInt(destination(i));
            out.writeInt(route(i));
            out.writeInt(delay(i));
            out.writeBoolean(late(i));
        }
    }

    void restore(DataInputStream in) throws IOException {
        start = 0;
        end = 0;
        for (int n = in.readInt(); n > 0; n--) {
            add(in.readLong(), in.readInt(), in.readInt(), in.readInt(), in.readInt(), in.readBoolean());
        }
    }

    private int at(long place) {
        return (int) (place & (minutes.length - 1));
    }

    private void grow() {
        int size = 2 * minutes.length;
        long[] grownMinutes = new long[size];
        int[] grownFields = new int[4 * size];
        boolean[] grownLates = new boolean[size];
        for (long place = start; place < end; place++) {
            int from = at(place);
            int to = (int) (place & (size - 1));
            grownMinutes[to] = minutes[from];
            grownLates[to] = lates[from];
            System.arraycopy(fields, 4 * from, grownFields, 4 * to, 4);
        }
        minutes = grownMinutes;
        fields = grownFields;
        lates = grownLates;
    }
}
