package dev.chainon.flights.events;

import dev.chainon.core.contract.Contract;
import dev.chainon.core.event.Purified;
import dev.chainon.flights.airports.Airport;
import dev.chainon.flights.airports.Airports;
import java.io.Serializable;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** The checks of a route that rows and events share: known airports, plausible distance. Thread-safe. */
final class RouteRules implements Serializable {

    private final Airports airports;
    private final int tolerance;
    /** By the indices of origin and destination, for every row asks; empty where nobody asked yet. */
    private final AtomicReferenceArray<AtomicReferenceArray<Double>> miles;

    RouteRules(Contract contract, Airports airports) {
        this.airports = airports;
        this.miles = new AtomicReferenceArray<>(airports.size());
        this.tolerance = contract.rule(FlightRules.DISTANCE).parameter("tolerance_miles");
    }

    /** The rejection of a route, or empty when it is fine. */
    <T> Optional<Purified.Rejected<T>> check(String origin, String destination, long distanceMiles) {
        Optional<Airport> from = airports.find(origin);
        Optional<Airport> to = airports.find(destination);
        if (from.isEmpty() || to.isEmpty()) {
            String unknown = from.isEmpty() ? origin : destination;
            return Optional.of(new Purified.Rejected<>(
                    FlightRules.AIRPORT, "airport '" + unknown + "' is not in the list of airports"));
        }
        if (origin.equals(destination)) {
            return Optional.of(
                    new Purified.Rejected<>(FlightRules.AIRPORT, "origin and destination are both '" + origin + "'"));
        }
        double expected = greatCircle(from.get(), to.get());
        if (Math.abs(expected - distanceMiles) > tolerance) {
            return Optional.of(new Purified.Rejected<>(
                    FlightRules.DISTANCE,
                    "distance of " + distanceMiles + " miles from " + origin + " to " + destination
                            + ", where the great circle has " + Math.round(expected)));
        }
        return Optional.empty();
    }

    Airport origin(String code) {
        return airports.get(code);
    }

    private double greatCircle(Airport from, Airport to) {
        AtomicReferenceArray<Double> known = miles.get(from.index());
        if (known == null) {
            // Another thread's array may be lost here, and with it what is soon computed again.
            known = new AtomicReferenceArray<>(airports.size());
            miles.set(from.index(), known);
        }
        Double distance = known.get(to.index());
        if (distance == null) {
            distance = from.milesTo(to);
            known.set(to.index(), distance);
        }
        return distance;
    }
}
