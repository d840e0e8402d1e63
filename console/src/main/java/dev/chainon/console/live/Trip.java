package dev.chainon.console.live;

import java.util.Objects;

/**
 * A predicted instance that goes from one place to another.
 *
 * @param sequence grows with each trip, so that a browser can ask for what it has not seen
 * @param departs minute since 1970
 * @param arrives expected arrival: from the fact {@code blockMinutes}, else estimated from the distance
 * @param risk probability of the positive outcome
 */
public record Trip(
        long sequence, String subject, Place from, Place to, String local, long departs, long arrives, double risk) {

    private static final int GROUND_MINUTES = 30;
    private static final double MILES_PER_MINUTE = 7.7;

    public Trip {
        Objects.requireNonNull(subject);
        Objects.requireNonNull(local);
    }

    static long minutes(Place from, Place to, String blockMinutes) {
        return blockMinutes.matches("\\d{1,4}")
                ? Long.parseLong(blockMinutes)
                : GROUND_MINUTES + Math.round(from.milesTo(to) / MILES_PER_MINUTE);
    }
}
