package dev.chainon.flights.events;

import dev.chainon.core.contract.Contract;
import dev.chainon.core.event.Purified;
import dev.chainon.flights.airports.Airport;
import dev.chainon.flights.airports.Airports;
import java.io.Serializable;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The checks of a route that rows and events share: known airports, plausible distance. Thread-safe. */
final class RouteRules implements Serializable {

    private final Airports airports;
    private final int tolerance;
    private final ConcurrentHashMap<String, ConcurrentHashMap<String, Double>> miles = new ConcurrentHashMap<>();

    RouteRules(Contract contract, Airports airports) {
        this.airports = airports;
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
        Map<String, Double> known = miles.get(from.code());
        Double distance = known == null ? null : known.get(to.code());
        // Asked first, because computeIfAbsent locks.
        return distance != null
                ? distance
                : miles.computeIfAbsent(from.code(), code -> new ConcurrentHashMap<>())
                        .computeIfAbsent(to.code(), code -> from.milesTo(to));
    }
}
