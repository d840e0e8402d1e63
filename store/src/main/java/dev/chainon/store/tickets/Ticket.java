package dev.chainon.store.tickets;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * A ticket as it is.
 *
 * @param id its number in this database
 * @param ref its name outside of it
 */
public record Ticket(long id, UUID ref, Subject subject, TicketState state, Span span, Details details) {

    public Ticket {
        Objects.requireNonNull(ref);
        Objects.requireNonNull(subject);
        Objects.requireNonNull(state);
        Objects.requireNonNull(span);
        Objects.requireNonNull(details);
    }

    /**
     * How often and when.
     *
     * @param seen times; 0 for a moment between the making of a ticket and its first count
     */
    public record Span(long seen, Instant first, Instant last) {}
}
