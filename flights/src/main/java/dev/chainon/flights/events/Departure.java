package dev.chainon.flights.events;

import dev.chainon.core.event.Role;
import java.util.Objects;
import java.util.Optional;

/** A flight pushed back: the moment of the prediction. */
public record Departure(Flight flight) implements FlightEvent {

    public Departure {
        Objects.requireNonNull(flight);
    }

    @Override
    public String id() {
        return flight.id() + "/departure";
    }

    @Override
    public long minute() {
        return flight.departureMinute();
    }

    @Override
    public Role role() {
        return Role.INSTANCE;
    }

    @Override
    public Optional<Boolean> outcome() {
        return Optional.empty();
    }
}
