package dev.chainon.flights.features;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** Decayed counts of flights and late flights for a dense range of keys. */
final class Rates {

    private final double[] flights;
    private final double[] late;
    private final int[] todayFlights;
    private final int[] todayLate;

    Rates(int keys) {
        flights = new double[keys];
        late = new double[keys];
        todayFlights = new int[keys];
        todayLate = new int[keys];
    }

    /** Collects integers of the day; {@link #close} adds each sum once, so the order of collection leaves no trace. */
    void collect(int key, int n, int lateN) {
        todayFlights[key] += n;
        todayLate[key] += lateN;
    }

    /** Decays and adds what was collected. */
    void close(double factor) {
        for (int i = 0; i < flights.length; i++) {
            flights[i] = flights[i] * factor + todayFlights[i];
            late[i] = late[i] * factor + todayLate[i];
            todayFlights[i] = 0;
            todayLate[i] = 0;
        }
    }

    double flights(int key) {
        return flights[key];
    }

    double smoothed(int key, double prior, double weight) {
        return Smoothing.smooth(late[key], flights[key], prior, weight);
    }

    void snapshot(DataOutputStream out) throws IOException {
        for (int i = 0; i < flights.length; i++) {
            out.writeDouble(flights[i]);
            out.writeDouble(late[i]);
        }
    }

    void restore(DataInputStream in) throws IOException {
        for (int i = 0; i < flights.length; i++) {
            flights[i] = in.readDouble();
            late[i] = in.readDouble();
        }
    }
}
