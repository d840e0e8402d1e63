package dev.chainon.flights.features;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;

/** Decayed counts of one route: of all its flights, and of its flights by bin of local departure time, which bring back its timetable. */
final class RouteHistory {

    /** Two hours of bins. */
    private static final int RECENT = 24;

    private static final int WORD_BITS = 6;

    /** Origin and destination in one number. */
    final int key;

    final int number;
    double flights;
    double late;
    /**
     * The bins that ever had a flight, as bits, with one before the first and one after the last that never has any. They are few, and only they are kept: thousands of routes are asked in turn, and what does not fit into the
     * processor's caches costs more than the counting.
     */
    private final long[] used = new long[((SlotCell.BINS + 1) >> WORD_BITS) + 1];
    /** Flights and late flights of each used bin in turn, for they are asked for together. */
    private double[] counts = {};
    /** Flights and on-time flights before each used bin in turn, and of all. */
    private double[] before = {0, 0};

    private boolean summed;
    /** Of the flights of today, or not a number before it was asked for. */
    private float logFlights = Float.NaN;

    private long today = Long.MIN_VALUE;
    private int departedToday;

    /** @param number dense number of the route in the engine, for the windows */
    RouteHistory(int key, int number) {
        this.key = key;
        this.number = number;
    }

    void decay(double factor, double slotFactor) {
        flights *= factor;
        late *= factor;
        for (int i = 0; i < counts.length; i++) {
            counts[i] *= slotFactor;
        }
        summed = false;
        logFlights = Float.NaN;
    }

    void add(int bin, int n, int lateN) {
        int at = 2 * use(bin);
        counts[at] += n;
        counts[at + 1] += lateN;
    }

    /** Natural logarithm of one more than the flights. They change once a day and many departures ask. */
    float logFlights() {
        if (Float.isNaN(logFlights)) {
            logFlights = (float) StrictMath.log1p(flights);
        }
        return logFlights;
    }

    /** Counts a departure of the local day {@code day}; one of a day gone by is too late to matter. */
    void departed(long day) {
        if (day > today) {
            today = day;
            departedToday = 0;
        }
        departedToday += day == today ? 1 : 0;
    }

    int departedOn(long day) {
        return day == today ? departedToday : 0;
    }

    double near(int bin) {
        return sum(bin, 0);
    }

    double nearLate(int bin) {
        return sum(bin, 1);
    }

    /** On-time flights in the two hours of bins before {@code bin}, since 04:00 at the earliest. */
    double recentOnTime(int bin) {
        sumUp();
        return before[2 * usedBefore(bin) + 1] - before[2 * usedBefore(Math.max(0, bin - RECENT)) + 1];
    }

    /** Flights from 04:00 to the begin of {@code bin}. */
    double before(int bin) {
        sumUp();
        return before[2 * usedBefore(bin)];
    }

    private double sum(int bin, int which) {
        return count(bin - 1, which) + count(bin, which) + count(bin + 1, which);
    }

    private double count(int bin, int which) {
        return isUsed(bin) ? counts[2 * usedBefore(bin) + which] : 0;
    }

    private boolean isUsed(int bin) {
        int bit = bin + 1;
        return (used[bit >> WORD_BITS] & (1L << bit)) != 0;
    }

    /** How many used bins lie before one: its place among them, if it is used. */
    private int usedBefore(int bin) {
        int bit = bin + 1;
        int word = bit >> WORD_BITS;
        int place = Long.bitCount(used[word] & ((1L << bit) - 1));
        for (int i = 0; i < word; i++) {
            place += Long.bitCount(used[i]);
        }
        return place;
    }

    /** The place of a bin, made if it was not used before. */
    private int use(int bin) {
        int place = usedBefore(bin);
        if (!isUsed(bin)) {
            int bit = bin + 1;
            used[bit >> WORD_BITS] |= 1L << bit;
            double[] more = Arrays.copyOf(counts, counts.length + 2);
            System.arraycopy(counts, 2 * place, more, 2 * place + 2, counts.length - 2 * place);
            more[2 * place] = 0;
            more[2 * place + 1] = 0;
            counts = more;
        }
        return place;
    }

    private void sumUp() {
        if (summed) {
            return;
        }
        if (before.length < counts.length + 2) {
            before = new double[counts.length + 2];
        }
        for (int i = 0; i < counts.length; i += 2) {
            before[i + 2] = before[i] + counts[i];
            before[i + 3] = before[i + 1] + (counts[i] - counts[i + 1]);
        }
        summed = true;
    }

    void snapshot(DataOutputStream out) throws IOException {
        out.writeDouble(flights);
        out.writeDouble(late);
        out.writeLong(today);
        out.writeInt(departedToday);
        for (int bin = 0; bin < SlotCell.BINS; bin++) {
            out.writeDouble(count(bin, 0));
            out.writeDouble(count(bin, 1));
        }
    }

    void restore(DataInputStream in) throws IOException {
        flights = in.readDouble();
        late = in.readDouble();
        today = in.readLong();
        departedToday = in.readInt();
        for (int bin = 0; bin < SlotCell.BINS; bin++) {
            double n = in.readDouble();
            double lateN = in.readDouble();
            if (n != 0) {
                int at = 2 * use(bin);
                counts[at] = n;
                counts[at + 1] = lateN;
            }
        }
        summed = false;
        logFlights = Float.NaN;
    }
}
