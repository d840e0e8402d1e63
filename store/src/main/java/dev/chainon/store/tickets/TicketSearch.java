package dev.chainon.store.tickets;

import java.util.Set;

/**
 * Asks for tickets.
 *
 * @param text that title, context, log lines or comments hold, in any case, or the number of a ticket; empty for all
 * @param states that are wanted; empty for all
 * @param limit most tickets wanted
 */
public record TicketSearch(String text, Set<TicketState> states, int limit, int offset) {
    private static final int LONGEST = 200;

    public TicketSearch {
        states = Set.copyOf(states);
        text = text.replace('\u0000', ' ').strip();
        text = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        if (limit < 1 || offset < 0) {
            throw new IllegalArgumentException(
                    "a search wants one ticket at least, from 0 on; not " + limit + " from " + offset);
        }
    }
}
