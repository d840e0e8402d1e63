package dev.chainon.flights.features;

import dev.chainon.core.features.DayDelta;
import dev.chainon.core.features.FeatureEngine;
import dev.chainon.flights.airports.Airport;
import dev.chainon.flights.airports.Airports;
import dev.chainon.flights.events.Arrival;
import dev.chainon.flights.events.Departure;
import dev.chainon.flights.events.Flight;
import dev.chainon.flights.events.FlightEvent;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The 52 features of a departure from the log before it.
 *
 * <p>Events of the running minute wait in {@code pending} until a later minute comes, so a vector never sees its own minute. A label of a day that was
 * folded by {@link #advanceDay} fills the windows and is not counted again: that is how batch warms an engine up.
 */
final class FlightEngine implements FeatureEngine<FlightEvent> {

    private static final int FORMAT = 1;

    private final Airports airports;
    private final CalendarFeatures calendar = new CalendarFeatures();
    private final LandingWindows landings;
    private final DepartureWindows departures;
    private final DailyAggregates daily;
    private final List<FlightEvent> pending = new ArrayList<>();
    private SlotCounter today;
    private long minute = Long.MIN_VALUE;
    private int day = Integer.MIN_VALUE;

    FlightEngine(Airports airports) {
        this.airports = airports;
        this.landings = new LandingWindows(airports.size());
        this.departures = new DepartureWindows(airports.size());
        this.daily = new DailyAggregates(airports.size());
        this.today = new SlotCounter(airports, day);
    }

    @Override
    public boolean accept(FlightEvent event, float[] vector) {
        if (event.minute() > minute) {
            moveTo(event.minute());
        }
        pending.add(event);
        if (event instanceof Departure departure) {
            peek(departure, vector);
            return true;
        }
        return false;
    }

    @Override
    public void peek(FlightEvent instance, float[] vector) {
        Flight flight = instance.flight();
        Airport origin = airports.get(flight.origin());
        Airport destination = airports.get(flight.destination());
        long local = origin.zone().localMinute(flight.departureMinute());
        int i = calendar.write(origin, destination, flight.distanceMiles(), local, vector, 0);
        i = daily.write(origin.index(), destination.index(), local, vector, i);
        vector[i++] = local % 5 == 0 ? 1 : 0;
        int route = daily.route(origin.index(), destination.index()).number;
        i = landings.write(origin.index(), destination.index(), route, vector, i);
        int left = departures.left(origin.index());
        vector[i++] = left;
        double expected = daily.expectedInLastHour(origin.index(), local);
        vector[i++] = (float) ((left + FlightFeatures.CONGESTION_PRIOR) / (expected + FlightFeatures.CONGESTION_PRIOR));
        vector[i] = departures.bound(destination.index());
    }

    @Override
    public long minute() {
        return minute;
    }

    @Override
    public void advanceDay(DayDelta delta) {
        if (day != Integer.MIN_VALUE && delta.day() != day) {
            throw new IllegalArgumentException(
                    "the engine expects the counts of day " + day + ", not of day " + delta.day());
        }
        daily.advance(delta);
        day = delta.day() + 1;
        today = new SlotCounter(airports, day);
    }

    private void moveTo(long next) {
        for (FlightEvent event : pending) {
            apply(event);
        }
        pending.clear();
        minute = next;
        int nextDay = FlightFeatures.dayOf(next);
        if (day == Integer.MIN_VALUE) {
            day = nextDay;
            today = new SlotCounter(airports, day);
        }
        while (day < nextDay) {
            advanceDay(today.delta());
        }
        landings.moveTo(next);
        departures.moveTo(next);
    }

    private void apply(FlightEvent event) {
        Flight flight = event.flight();
        Airport origin = airports.get(flight.origin());
        int destination = airports.get(flight.destination()).index();
        RouteHistory route = daily.route(origin.index(), destination);
        if (event instanceof Arrival arrival) {
            landings.add(minute, origin.index(), destination, route.number, arrival.delayMinutes(), arrival.late());
            if (FlightFeatures.dayOf(minute) == day) {
                today.add(origin, destination, flight.departureMinute(), arrival.late());
            }
        } else {
            departures.add(minute, origin.index(), destination);
            route.departed(SlotCell.dayOf(origin.zone().localMinute(flight.departureMinute())));
        }
    }

    @Override
    public void snapshot(DataOutputStream out) throws IOException {
        out.writeInt(FORMAT);
        out.writeLong(minute);
        out.writeInt(day);
        daily.snapshot(out);
        landings.snapshot(out);
        departures.snapshot(out);
        long[] counted = today.raw();
        out.writeInt(counted.length);
        for (long one : counted) {
            out.writeLong(one);
        }
        PendingEvents.write(pending, out);
    }

    @Override
    public void restore(DataInputStream in) throws IOException {
        if (minute != Long.MIN_VALUE || day != Integer.MIN_VALUE) {
            throw new IllegalStateException("an engine that has seen events cannot be restored; make a new one");
        }
        int format = in.readInt();
        if (format != FORMAT) {
            throw new IOException("snapshot has format " + format + ", this engine reads " + FORMAT
                    + ": make a new snapshot by batch");
        }
        minute = in.readLong();
        day = in.readInt();
        daily.restore(in);
        landings.restore(in);
        departures.restore(in);
        today = new SlotCounter(airports, day);
        for (int n = in.readInt(); n > 0; n--) {
            today.addRaw(in.readLong());
        }
        pending.addAll(PendingEvents.read(in));
    }
}
