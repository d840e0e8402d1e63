package dev.chainon.store.tickets;

import dev.chainon.store.Database;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/**
 * Writes tickets. Thread-safe, across processes too: the same fault seen by several at once makes one ticket with the right count.
 *
 * <p>In an hour, no more than a set number of tickets are made; what else is new is counted on one ticket that says so. The timeline of a ticket takes
 * {@value #MOST_ENTRIES} entries that machines write; its state and count go on.
 */
public final class Tickets {

    /** Fingerprint of the ticket that gathers what came beyond the limit. */
    public static final String OVERFLOW = "0".repeat(32);

    static final int MOST_ENTRIES = 500;
    private static final int MOST_INSTANCES = 100;
    /** Held while tickets are made, never while one is changed. */
    private static final long MAKING = 0x7469636b6574L;

    private static final String MAKE = """
            INSERT INTO runtime.ticket (fingerprint, source, severity, title, first_seen, last_seen, code, context, links, lines)
            VALUES (:fingerprint, :source, :severity, :title, :at, :at, :code, :context::jsonb, :links::jsonb, :lines)
            RETURNING id
            """;
    private static final String FIRED = """
            INSERT INTO runtime.ticket_firing AS f (ticket, instance, starts) SELECT :ticket, :instance, :starts
            WHERE (SELECT count(*) FROM runtime.ticket_firing WHERE ticket = :ticket) < :most
                OR EXISTS (SELECT FROM runtime.ticket_firing WHERE ticket = :ticket AND instance = :instance)
            ON CONFLICT (ticket, instance) DO UPDATE SET starts = excluded.starts, ended = false WHERE f.starts < excluded.starts
            """;
    private static final String COUNT = """
            UPDATE runtime.ticket SET seen = seen + :times, first_seen = least(first_seen, :at), last_seen = greatest(last_seen, :at),
                code = :code, context = context || :context::jsonb, links = links || :links::jsonb,
                lines = CASE WHEN :lines = '' THEN lines ELSE :lines END
            WHERE id = :id
            """;

    private final Database database;
    private final int newPerHour;

    /** @param newPerHour most tickets made in an hour */
    public Tickets(Database database, int newPerHour) {
        if (newPerHour < 1) {
            throw new IllegalArgumentException("one new ticket an hour is the least, not " + newPerHour);
        }
        this.database = database;
        this.newPerHour = newPerHour;
    }

    /**
     * Counts what was seen, making the tickets that are missing and opening again those that were over.
     *
     * @return number of the ticket of each fingerprint
     * @throws RuntimeException if the database is away or refuses; told again, an alert counts no second time, other things may
     */
    public Map<String, Long> note(Collection<Sighting> sightings) {
        Map<String, Sighting> byFault = new TreeMap<>();
        sightings.forEach(s -> byFault.merge(s.subject().fingerprint(), s, Sightings::sum));
        make(byFault);
        return database.jdbi().inTransaction(handle -> {
            // Everybody locks in the same order, so that nobody waits for somebody who waits.
            Map<String, Ticket> known = TicketRows.locked(handle, with(byFault.keySet(), OVERFLOW));
            Map<String, Long> numbers = new HashMap<>();
            List<Sighting> beyond = new ArrayList<>();
            byFault.forEach((fault, sighting) -> Optional.ofNullable(known.get(fault))
                    .ifPresentOrElse(
                            ticket -> {
                                count(handle, ticket, sighting);
                                numbers.put(fault, ticket.id());
                            },
                            () -> beyond.add(sighting)));
            if (!beyond.isEmpty()) {
                Ticket gatherer = Optional.ofNullable(known.get(OVERFLOW))
                        .orElseThrow(() -> new IllegalStateException("a ticket was swept meanwhile: tell it again"));
                count(handle, gatherer, Sightings.gathered(beyond, newPerHour));
                beyond.forEach(s -> numbers.put(s.subject().fingerprint(), gatherer.id()));
            }
            return numbers;
        });
    }

    private void make(Map<String, Sighting> byFault) {
        database.jdbi().useTransaction(handle -> {
            Map<String, Sighting> missing = new TreeMap<>(byFault);
            missing.keySet().removeAll(TicketRows.present(handle, byFault.keySet()));
            if (missing.isEmpty()) {
                return;
            }
            handle.execute("SELECT pg_advisory_xact_lock(?)", MAKING);
            missing.keySet().removeAll(TicketRows.present(handle, with(missing.keySet(), OVERFLOW)));
            long room = newPerHour - TicketRows.madeWithinAnHour(handle);
            for (Sighting sighting : missing.values()) {
                if (--room < 0) {
                    if (TicketRows.present(handle, List.of(OVERFLOW)).isEmpty()) {
                        insert(handle, Sightings.gathered(List.of(sighting), newPerHour));
                    }
                    return;
                }
                insert(handle, sighting);
            }
        });
    }

    private static void insert(Handle handle, Sighting sighting) {
        long id = TicketRows.bound(handle.createQuery(MAKE), sighting)
                .mapTo(Long.class)
                .one();
        TicketRows.entry(handle, id, Sightings.actor(sighting), Optional.of(TicketState.OPEN), "");
    }

    private static void count(Handle handle, Ticket ticket, Sighting sighting) {
        long times = sighting.firings().isEmpty() ? sighting.times() : fired(handle, ticket.id(), sighting.firings());
        TicketRows.bound(handle.createUpdate(COUNT), sighting)
                .bind("times", times)
                .bind("id", ticket.id())
                .execute();
        if (times > 0 && ticket.state().over()) {
            TicketRows.move(handle, ticket, TicketState.REOPENED, Sightings.actor(sighting), "seen again");
        }
    }

    /** How many of them begin now; beyond the instances that are kept, none counts as new. */
    private static long fired(Handle handle, long ticket, List<Sighting.Firing> firings) {
        // One by one: at the end of a batch the driver asserts that the connection lives, and a server that went away
        // would
        // be an Error.
        long begun = 0;
        for (Sighting.Firing firing : firings) {
            begun += handle.createUpdate(FIRED)
                    .bind("ticket", ticket)
                    .bind("most", MOST_INSTANCES)
                    .bind("instance", firing.instance())
                    .bind("starts", Timestamp.from(firing.starts()))
                    .execute();
        }
        return begun;
    }

    /**
     * An alert fires no longer for some instances. When it fires for none, a comment says so, and a ticket that nobody has taken in hand is resolved.
     *
     * @return the ticket's number, if there is one
     */
    public Optional<Long> cleared(String fingerprint, Collection<String> instances) {
        return database.jdbi().inTransaction(handle -> {
            Optional<Ticket> found = Optional.ofNullable(
                    TicketRows.locked(handle, List.of(fingerprint)).get(fingerprint));
            found.ifPresent(ticket -> cleared(handle, ticket, instances));
            return found.map(Ticket::id);
        });
    }

    private static void cleared(Handle handle, Ticket ticket, Collection<String> instances) {
        int ended = handle.createUpdate("UPDATE runtime.ticket_firing SET ended = true"
                        + " WHERE ticket = :ticket AND instance = ANY (:instances) AND NOT ended")
                .bind("ticket", ticket.id())
                .bindArray("instances", String.class, instances.toArray())
                .execute();
        boolean fires = handle.createQuery(
                        "SELECT EXISTS (SELECT FROM runtime.ticket_firing WHERE ticket = :ticket AND NOT ended)")
                .bind("ticket", ticket.id())
                .mapTo(Boolean.class)
                .one();
        if (ended == 0 || fires || ticket.state().over()) {
            return;
        }
        if (ticket.state() == TicketState.IN_PROGRESS) {
            TicketRows.entry(handle, ticket.id(), Actor.ALERTING, Optional.empty(), "the alert has cleared");
        } else {
            TicketRows.move(handle, ticket, TicketState.RESOLVED, Actor.ALERTING, "the alert has cleared");
        }
    }

    /**
     * Brings a ticket to another state.
     *
     * @return false if there is no such ticket or its state cannot become that one
     */
    public boolean move(long id, TicketState to, Actor who, String why) {
        return database.jdbi().inTransaction(handle -> TicketRows.locked(handle, id)
                .filter(ticket -> ticket.state().next().contains(to))
                .map(ticket -> {
                    TicketRows.move(handle, ticket, to, who, why);
                    return true;
                })
                .orElse(false));
    }

    /** Adds a comment; false if there is no such ticket. */
    public boolean comment(long id, Actor who, String text) {
        return database.jdbi().inTransaction(handle -> TicketRows.locked(handle, id)
                .map(ticket -> {
                    TicketRows.entry(handle, id, who, Optional.empty(), text);
                    return true;
                })
                .orElse(false));
    }

    private static Collection<String> with(Collection<String> some, String one) {
        List<String> all = new ArrayList<>(some);
        all.add(one);
        return all;
    }
}
