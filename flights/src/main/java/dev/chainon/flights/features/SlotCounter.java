package dev.chainon.flights.features;

import dev.chainon.core.features.DayDelta;
import dev.chainon.core.features.Features;
import dev.chainon.flights.airports.Airport;
import dev.chainon.flights.airports.Airports;
import dev.chainon.flights.events.Arrival;
import dev.chainon.flights.events.Flight;
import dev.chainon.flights.events.FlightEvent;
import java.util.Arrays;

/** Counts one day's arrivals by cell. */
final class SlotCounter implements Features.DayCounter<FlightEvent> {

    private final Airports airports;
    private final int day;
    private long[] seen = new long[1024];
    private int size;

    SlotCounter(Airports airports, int day) {
        this.airports = airports;
        this.day = day;
    }

    @Override
    public void add(FlightEvent label) {
        Flight flight = label.flight();
        Airport origin = airports.get(flight.origin());
        add(origin, airports.get(flight.destination()).index(), flight.departureMinute(), ((Arrival) label).late());
    }

    void add(Airport origin, int destination, long departureMinute, boolean late) {
        int bin = SlotCell.binOf(origin.zone().localMinute(departureMinute));
        if (size == seen.length) {
            seen = Arrays.copyOf(seen, 2 * size);
        }
        seen[size++] = 2 * SlotCell.of(origin.index(), destination, bin) + (late ? 1 : 0);
    }

    @Override
    public DayDelta delta() {
        long[] sorted = Arrays.copyOf(seen, size);
        Arrays.sort(sorted);
        long[] cells = new long[size];
        int[] counts = new int[2 * size];
        int last = -1;
        for (long one : sorted) {
            if (last < 0 || cells[last] != one / 2) {
                cells[++last] = one / 2;
            }
            counts[2 * last]++;
            counts[2 * last + 1] += (int) (one % 2);
        }
        return new DayDelta(day, Arrays.copyOf(cells, last + 1), Arrays.copyOf(counts, 2 * (last + 1)));
    }

    /** What was added so far, for a snapshot. */
    long[] raw() {
        return Arrays.copyOf(seen, size);
    }

    void addRaw(long one) {
        if (size == seen.length) {
            seen = Arrays.copyOf(seen, 2 * size);
        }
        seen[size++] = one;
    }
}
