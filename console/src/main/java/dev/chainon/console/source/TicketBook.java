package dev.chainon.console.source;

import dev.chainon.store.tickets.Ticket;
import dev.chainon.store.tickets.TicketEntry;
import dev.chainon.store.tickets.TicketReader.Found;
import dev.chainon.store.tickets.TicketReader.Times;
import dev.chainon.store.tickets.TicketSearch;
import dev.chainon.store.tickets.TicketState;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The bug database as the pages see it. Blocking: called from a worker thread; every method throws while the database is away. */
public interface TicketBook {

    /** What was found, beside how many tickets are in each state and how long they took. */
    record Overview(Found found, Map<TicketState, Long> counts, Times times) {
        public Overview {
            counts = Map.copyOf(counts);
        }
    }

    /**
     * One ticket with what happened to it, oldest first.
     *
     * @param issues addresses of its issues by forge
     */
    record Dossier(Ticket ticket, List<TicketEntry> timeline, Map<String, String> issues) {
        public Dossier {
            timeline = List.copyOf(timeline);
            issues = Map.copyOf(issues);
        }
    }

    Overview overview(TicketSearch search);

    Optional<Dossier> dossier(long id);

    /** Whether a key is asked of those who change a ticket. */
    boolean asksKey();

    /** Whether that key lets somebody change a ticket; any does where none is asked. */
    boolean opens(String key);

    /** An operator changes the state; false if the ticket's own does not lead there. */
    boolean move(long id, TicketState to, String why);

    /** An operator comments; false if there is no such ticket. */
    boolean comment(long id, String text);

    /**
     * Somebody reports what is wrong on a page.
     *
     * @return number of the ticket, a new one or that of those who said the same
     * @throws IllegalArgumentException with what is wrong with the report
     */
    long report(String page, String summary, String text);
}
