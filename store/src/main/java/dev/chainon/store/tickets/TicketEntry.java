package dev.chainon.store.tickets;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Something that happened to a ticket.
 *
 * @param state that it came to, if it changed
 * @param note why, or a comment; may be empty where the state says all
 */
public record TicketEntry(long id, Instant at, Actor actor, Optional<TicketState> state, String note) {
    public TicketEntry {
        Objects.requireNonNull(at);
        Objects.requireNonNull(actor);
        Objects.requireNonNull(state);
        Objects.requireNonNull(note);
    }
}
