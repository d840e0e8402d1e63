package dev.chainon.flights.events;

import dev.chainon.core.event.Role;
import java.util.Objects;
import java.util.Optional;

/**
 * A flight's arrival became known.
 *
 * @param delayMinutes arrival delay against the schedule, negative when early
 */
public record Arrival(Flight flight, int delayMinutes) implements FlightEvent {

    /** A flight is late from this delay on, as the Bureau of Transportation Statistics counts. */
    public static final int LATE_MINUTES = 15;

    private static final Optional<Boolean> LATE = Optional.of(true);
    private static final Optional<Boolean> ON_TIME = Optional.of(false);

    public Arrival {
        Objects.requireNonNull(flight);
    }

    @Override
    public String id() {
        return flight.id() + "/arrival";
    }

    /** Departure + block + delay if positive: nothing may use the outcome before this minute. */
    @Override
    public long minute() {
        return knownMinute(flight.departureMinute(), flight.distanceMiles(), delayMinutes);
    }

    @Override
    public Role role() {
        return Role.LABEL;
    }

    @Override
    public Optional<Boolean> outcome() {
        return late() ? LATE : ON_TIME;
    }

    public boolean late() {
        return delayMinutes >= LATE_MINUTES;
    }

    static long knownMinute(long departureMinute, int distanceMiles, int delayMinutes) {
        return departureMinute + Flight.blockMinutes(distanceMiles) + Math.max(delayMinutes, 0);
    }
}
