package dev.chainon.flights.features;

import dev.chainon.core.features.DayDelta;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** Everything that changes once a day: late rates with a half-life of 14 days, timetable cells with one of 10 days. */
final class DailyAggregates {

    private static final double DECAY = StrictMath.pow(0.5, 1 / 14.0);
    private static final double SLOT_DECAY = StrictMath.pow(0.5, 1 / 10.0);

    private final Rates network = new Rates(1);
    private final Rates origins;
    private final Rates destinations;
    private final Rates originHours;
    private final Routes routes;
    private double days;
    private double slotDays;

    DailyAggregates(int airports) {
        origins = new Rates(airports);
        destinations = new Rates(airports);
        originHours = new Rates(24 * airports);
        routes = new Routes(airports);
    }

    RouteHistory route(int origin, int destination) {
        return routes.of(origin, destination);
    }

    void advance(DayDelta delta) {
        routes.decay(DECAY, SLOT_DECAY);
        long[] cells = delta.cells();
        for (int from = 0; from < cells.length; ) {
            int to = from + 1;
            while (to < cells.length && SlotCell.route(cells[to]) == SlotCell.route(cells[from])) {
                to++;
            }
            addRoute(delta, from, to);
            from = to;
        }
        network.close(DECAY);
        origins.close(DECAY);
        destinations.close(DECAY);
        originHours.close(DECAY);
        days = days * DECAY + 1;
        slotDays = slotDays * SLOT_DECAY + 1;
    }

    /** Adds the cells of one route, which lie in [from, to). */
    private void addRoute(DayDelta delta, int from, int to) {
        int origin = SlotCell.origin(delta.cells()[from]);
        int destination = SlotCell.destination(delta.cells()[from]);
        RouteHistory route = routes.of(origin, destination);
        int flights = 0;
        int late = 0;
        for (int i = from; i < to; i++) {
            int bin = SlotCell.bin(delta.cells()[i]);
            int n = delta.counts()[2 * i];
            int lateN = delta.counts()[2 * i + 1];
            route.add(bin, n, lateN);
            originHours.collect(24 * origin + SlotCell.hour(bin), n, lateN);
            flights += n;
            late += lateN;
        }
        route.flights += flights;
        route.late += late;
        network.collect(0, flights, late);
        origins.collect(origin, flights, late);
        destinations.collect(destination, flights, late);
    }

    /** Writes the five HIST features and the first four SLOT features of a departure; gives the place after them. */
    int write(int origin, int destination, long localMinute, float[] vector, int from) {
        int bin = SlotCell.binOf(localMinute);
        double base = network.smoothed(0, Smoothing.LATE_PRIOR, Smoothing.NETWORK_WEIGHT);
        double originRate = origins.smoothed(origin, base, 30);
        double destinationRate = destinations.smoothed(destination, base, 30);
        RouteHistory route = routes.of(origin, destination);
        double routeRate = Smoothing.smooth(route.late, route.flights, (originRate + destinationRate) / 2, 15);
        int i = from;
        vector[i++] = (float) originRate;
        vector[i++] = (float) destinationRate;
        vector[i++] = (float) routeRate;
        vector[i++] = (float) originHours.smoothed(24 * origin + SlotCell.hour(bin), originRate, 20);
        vector[i++] = route.logFlights();
        double perDay = 1 / Math.max(slotDays, 1);
        vector[i++] = (float) Smoothing.smooth(route.nearLate(bin), route.near(bin), routeRate, 2);
        vector[i++] = (float) (route.near(bin) * perDay);
        vector[i++] = (float) (route.recentOnTime(bin) * perDay);
        vector[i++] = (float) (route.before(bin) * perDay - route.departedOn(SlotCell.dayOf(localMinute)));
        return i;
    }

    /** Departures to be expected in the hour before a local minute, from the two clock hours it spans. */
    double expectedInLastHour(int origin, long localMinute) {
        int minute = (int) Math.floorMod(localMinute, 60L);
        int hour = (int) Math.floorMod(Math.floorDiv(localMinute, 60L), 24L);
        double now = originHours.flights(24 * origin + hour);
        double before = originHours.flights(24 * origin + (hour + 23) % 24);
        return (now * minute + before * (60 - minute)) / 60 / Math.max(days, 1);
    }

    void snapshot(DataOutputStream out) throws IOException {
        out.writeDouble(days);
        out.writeDouble(slotDays);
        network.snapshot(out);
        origins.snapshot(out);
        destinations.snapshot(out);
        originHours.snapshot(out);
        routes.snapshot(out);
    }

    void restore(DataInputStream in) throws IOException {
        days = in.readDouble();
        slotDays = in.readDouble();
        network.restore(in);
        origins.restore(in);
        destinations.restore(in);
        originHours.restore(in);
        routes.restore(in);
    }
}
