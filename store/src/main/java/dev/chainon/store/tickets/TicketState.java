package dev.chainon.store.tickets;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * Where a ticket stands. It begins OPEN; RESOLVED and CLOSED are over, and the same fault coming again makes it REOPENED, whoever had ended it. A state may
 * only become one of {@link #next}.
 */
public enum TicketState {
    OPEN,
    ACKNOWLEDGED,
    IN_PROGRESS,
    RESOLVED,
    CLOSED,
    REOPENED;

    /** What it may become. */
    public Set<TicketState> next() {
        return switch (this) {
            case OPEN, REOPENED -> EnumSet.of(ACKNOWLEDGED, IN_PROGRESS, RESOLVED, CLOSED);
            case ACKNOWLEDGED -> EnumSet.of(IN_PROGRESS, RESOLVED, CLOSED);
            case IN_PROGRESS -> EnumSet.of(RESOLVED, CLOSED);
            case RESOLVED -> EnumSet.of(CLOSED, REOPENED);
            case CLOSED -> EnumSet.of(REOPENED);
        };
    }

    /** Whether nothing is left to do. */
    public boolean over() {
        return this == RESOLVED || this == CLOSED;
    }

    /** As in the database and in addresses: "in-progress". */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException if it is the word of no state */
    public static TicketState of(String word) {
        for (TicketState state : values()) {
            if (state.word().equals(word)) {
                return state;
            }
        }
        throw new IllegalArgumentException("no ticket is in a state '" + word + "'");
    }
}
