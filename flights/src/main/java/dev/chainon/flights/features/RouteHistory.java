package dev.chainon.flights.features;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** Decayed counts of one route: of all its flights, and of its flights by bin of local departure time, which bring back its timetable. */
final class RouteHistory {

    /** Two hours of bins. */
    private static final int RECENT = 24;

    final int number;
    double flights;
    double late;
    private final double[] binFlights = new double[SlotCell.BINS];
    private final double[] binLate = new double[SlotCell.BINS];
    private final double[] flightsBefore = new double[SlotCell.BINS + 1];
    private final double[] onTimeBefore = new double[SlotCell.BINS + 1];
    private boolean summed;
    private long today = Long.MIN_VALUE;
    private int departedToday;

    /** @param number dense number of the route in the engine, for the windows */
    RouteHistory(int number) {
        this.number = number;
    }

    void decay(double factor, double slotFactor) {
        flights *= factor;
        late *= factor;
        for (int i = 0; i < SlotCell.BINS; i++) {
            binFlights[i] *= slotFactor;
            binLate[i] *= slotFactor;
        }
        summed = false;
    }

    void add(int bin, int n, int lateN) {
        binFlights[bin] += n;
        binLate[bin] += lateN;
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
        return sum(binFlights, bin);
    }

    double nearLate(int bin) {
        return sum(binLate, bin);
    }

    /** On-time flights in the two hours of bins before {@code bin}, since 04:00 at the earliest. */
    double recentOnTime(int bin) {
        sumUp();
        return onTimeBefore[bin] - onTimeBefore[Math.max(0, bin - RECENT)];
    }

    /** Flights from 04:00 to the begin of {@code bin}. */
    double before(int bin) {
        sumUp();
        return flightsBefore[bin];
    }

    private static double sum(double[] bins, int bin) {
        double left = bin > 0 ? bins[bin - 1] : 0;
        double right = bin + 1 < SlotCell.BINS ? bins[bin + 1] : 0;
        return left + bins[bin] + right;
    }

    private void sumUp() {
        if (summed) {
            return;
        }
        for (int i = 0; i < SlotCell.BINS; i++) {
            flightsBefore[i + 1] = flightsBefore[i] + binFlights[i];
            onTimeBefore[i + 1] = onTimeBefore[i] + (binFlights[i] - binLate[i]);
        }
        summed = true;
    }

    void snapshot(DataOutputStream out) throws IOException {
        out.writeDouble(flights);
        out.writeDouble(late);
        out.writeLong(today);
        out.writeInt(departedToday);
        for (int i = 0; i < SlotCell.BINS; i++) {
            out.writeDouble(binFlights[i]);
            out.writeDouble(binLate[i]);
        }
    }

    void restore(DataInputStream in) throws IOException {
        flights = in.readDouble();
        late = in.readDouble();
        today = in.readLong();
        departedToday = in.readInt();
        for (int i = 0; i < SlotCell.BINS; i++) {
            binFlights[i] = in.readDouble();
            binLate[i] = in.readDouble();
        }
        summed = false;
    }
}
