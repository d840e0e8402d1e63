package dev.chainon.flights.features;

import dev.chainon.core.event.Event;
import dev.chainon.flights.airports.Airports;
import dev.chainon.flights.events.Arrival;
import dev.chainon.flights.events.Departure;
import dev.chainon.flights.events.Flight;
import dev.chainon.flights.events.FlightEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** A log of made-up flights between six airports over some days, in the order they became known. */
final class SampleLog {

    static final Airports AIRPORTS = Airports.load();
    static final FlightFeatures FEATURES = new FlightFeatures(AIRPORTS);
    static final long START = 16_316_000L;

    private static final List<String> CODES = List.of("ATL", "ORD", "DFW", "LAX", "PHX", "JFK");

    private SampleLog() {}

    static List<FlightEvent> of(int days, int flightsADay, long seed) {
        Random random = new Random(seed);
        List<FlightEvent> events = new ArrayList<>();
        for (int i = 0; i < days * flightsADay; i++) {
            long minute = START + (long) random.nextInt(days * 1440);
            int from = random.nextInt(CODES.size());
            String origin = CODES.get(from);
            String destination = CODES.get((from + 1 + random.nextInt(CODES.size() - 1)) % CODES.size());
            int miles = (int) Math.round(AIRPORTS.get(origin).milesTo(AIRPORTS.get(destination)));
            Flight flight = new Flight("f" + i, origin, destination, miles, minute);
            events.add(new Departure(flight));
            if (random.nextInt(50) > 0) {
                events.add(new Arrival(flight, (int) (random.nextGaussian() * 25)));
            }
        }
        events.sort(Comparator.comparingLong(Event::minute).thenComparing(Event::id));
        return events;
    }

    /** All vectors of a log, in its order, from one engine. */
    static List<float[]> vectors(List<FlightEvent> log) {
        var engine = FEATURES.newEngine();
        List<float[]> vectors = new ArrayList<>();
        for (FlightEvent event : log) {
            float[] vector = new float[FEATURES.names().size()];
            if (engine.accept(event, vector)) {
                vectors.add(vector);
            }
        }
        return vectors;
    }
}
