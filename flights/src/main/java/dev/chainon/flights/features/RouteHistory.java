package dev.chainon.flights.features;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.BitSet;

/** Decayed counts of one route: of all its flights, and of its flights by bin of local departure time, which bring back its timetable. */
final class RouteHistory {

    /** Two hours of bins. */
    private static final int RECENT = 24;

    final int number;
    double flights;
    double late;
    /** Flights and late flights of each bin in turn, for they are asked for together. */
    private final double[] bins = new double[2 * SlotCell.BINS];
    /** The bins that ever had a flight: few, and the others need no decay. */
    private final BitSet used = new BitSet(SlotCell.BINS);
    /** Flights and on-time flights before each bin in turn. */
    private final double[] before = new double[2 * SlotCell.BINS + 2];

    private boolean summed;
    /** Of the flights of today, or not a number before it was asked for. */
    private float logFlights = Float.NaN;

    private long today = Long.MIN_VALUE;
    private int departedToday;

    /** @param number dense number of the route in the engine, for the windows */
    RouteHistory(int number) {
        this.number = number;
    }

    void decay(double factor, double slotFactor) {
        flights *= factor;
        late *= factor;
        for (int bin = used.nextSetBit(0); bin >= 0; bin = used.nextSetBit(bin + 1)) {
            bins[2 * bin] *= slotFactor;
            bins[2 * bin + 1] *= slotFactor;
        }
        summed = false;
        logFlights = Float.NaN;
    }

    void add(int bin, int n, int lateN) {
        bins[2 * bin] += n;
        bins[2 * bin + 1] += lateN;
        used.set(bin);
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
        return before[2 * bin + 1] - before[2 * Math.max(0, bin - RECENT) + 1];
    }

    /** Flights from 04:00 to the begin of {@code bin}. */
    double before(int bin) {
        sumUp();
        return before[2 * bin];
    }

    private double sum(int bin, int which) {
        int at = 2 * bin + which;
        double left = bin > 0 ? bins[at - 2] : 0;
        double right = bin + 1 < SlotCell.BINS ? bins[at + 2] : 0;
        return left + bins[at] + right;
    }

    private void sumUp() {
        if (summed) {
            return;
        }
        for (int i = 0; i < SlotCell.BINS; i++) {
            before[2 * i + 2] = before[2 * i] + bins[2 * i];
            before[2 * i + 3] = before[2 * i + 1] + (bins[2 * i] - bins[2 * i + 1]);
        }
        summed = true;
    }

    void snapshot(DataOutputStream out) throws IOException {
        out.writeDouble(flights);
        out.writeDouble(late);
        out.writeLong(today);
        out.writeInt(departedToday);
        for (double one : bins) {
            out.writeDouble(one);
        }
    }

    void restore(DataInputStream in) throws IOException {
        flights = in.readDouble();
        late = in.readDouble();
        today = in.readLong();
        departedToday = in.readInt();
        for (int i = 0; i < bins.length; i++) {
            bins[i] = in.readDouble();
            if (bins[i] != 0) {
                used.set(i / 2);
            }
        }
        summed = false;
        logFlights = Float.NaN;
    }
}
