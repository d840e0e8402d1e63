package dev.chainon.flights.events;

import java.util.Objects;

/**
 * What is known of a flight when it leaves the gate.
 *
 * @param id date-origin-destination-minute-occurrence, all local to the origin
 * @param origin IATA code
 * @param destination IATA code
 * @param distanceMiles statute miles
 * @param departureMinute actual departure, minutes since 1970-01-01T00:00Z
 */
public record Flight(String id, String origin, String destination, int distanceMiles, long departureMinute) {

    public Flight {
        Objects.requireNonNull(id);
        Objects.requireNonNull(origin);
        Objects.requireNonNull(destination);
    }

    /** Minutes from departure to the moment the arrival is known, without delay: 45 + 0.13 a mile. */
    public static int blockMinutes(int distanceMiles) {
        return (int) (45 + 13L * distanceMiles / 100);
    }
}
