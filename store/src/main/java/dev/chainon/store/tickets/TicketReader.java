package dev.chainon.store.tickets;

import dev.chainon.store.Database;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads tickets. Thread-safe. */
public final class TicketReader {

    private static final String WHERE = """
             FROM runtime.ticket t WHERE (cardinality(:states) = 0 OR t.state = ANY (:states))
            AND (:text = '' OR t.id::text = :text OR t.title ILIKE :like OR t.context::text ILIKE :like OR t.lines ILIKE :like
                OR EXISTS (SELECT FROM runtime.ticket_entry e WHERE e.ticket = t.id AND e.note ILIKE :like))
            """;
    private static final String TIMES = """
            SELECT count(*) AS number, percentile_cont(0.5) WITHIN GROUP (ORDER BY open_seconds) AS median,
                percentile_cont(0.9) WITHIN GROUP (ORDER BY open_seconds) AS high
            FROM runtime.ticket_entry WHERE open_seconds IS NOT NULL
            """;

    private final Database database;

    public TicketReader(Database database) {
        this.database = database;
    }

    /**
     * Seconds from an opening, the first or a later one, to its end.
     *
     * @param number of openings that ended; without one there are no times
     */
    public record Times(long number, double median, double p90) {}

    /** A page of what was found, latest seen first. */
    public record Found(long all, List<Ticket> tickets) {
        public Found {
            tickets = List.copyOf(tickets);
        }
    }

    public Found search(TicketSearch search) {
        String like = "%" + search.text().replaceAll("([\\\\%_])", "\\\\$1") + "%";
        Object[] states = search.states().stream().map(TicketState::word).toArray();
        return database.jdbi()
                .withHandle(handle -> new Found(
                        handle.createQuery("SELECT count(*)" + WHERE)
                                .bindArray("states", String.class, states)
                                .bind("text", search.text())
                                .bind("like", like)
                                .mapTo(Long.class)
                                .one(),
                        handle.createQuery("SELECT " + TicketRows.COLUMNS + WHERE
                                        + " ORDER BY t.last_seen DESC, t.id DESC LIMIT :limit OFFSET :offset")
                                .bindArray("states", String.class, states)
                                .bind("text", search.text())
                                .bind("like", like)
                                .bind("limit", search.limit())
                                .bind("offset", search.offset())
                                .map((row, context) -> TicketRows.ticket(row))
                                .list()));
    }

    public Optional<Ticket> find(long id) {
        return database.jdbi().withHandle(handle -> handle.createQuery(
                        "SELECT " + TicketRows.COLUMNS + " FROM runtime.ticket t WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> TicketRows.ticket(row))
                .findOne());
    }

    /** What happened to it, oldest first. */
    public List<TicketEntry> timeline(long id) {
        return database.jdbi().withHandle(handle -> handle.createQuery(
                        "SELECT * FROM runtime.ticket_entry WHERE ticket = :id ORDER BY id")
                .bind("id", id)
                .map((row, context) -> TicketRows.line(row))
                .list());
    }

    /** Addresses of its issues by forge. */
    public Map<String, String> issues(long id) {
        return database.jdbi().withHandle(handle -> handle.createQuery(
                        "SELECT forge, url FROM runtime.ticket_issue WHERE ticket = :id AND number IS NOT NULL ORDER BY forge")
                .bind("id", id)
                .reduceRows(new java.util.LinkedHashMap<>(), (all, row) -> {
                    all.put(row.getColumn("forge", String.class), row.getColumn("url", String.class));
                    return all;
                }));
    }

    /** How many tickets are in each state. */
    public Map<TicketState, Long> counts() {
        Map<TicketState, Long> counts = new EnumMap<>(TicketState.class);
        database.jdbi().useHandle(handle -> handle.createQuery(
                        "SELECT state, count(*) AS number FROM runtime.ticket GROUP BY state")
                .map((row, context) -> counts.put(TicketState.of(row.getString("state")), row.getLong("number")))
                .list());
        return counts;
    }

    public Times times() {
        return database.jdbi().withHandle(handle -> handle.createQuery(TIMES)
                .map((row, context) -> new Times(row.getLong("number"), row.getDouble("median"), row.getDouble("high")))
                .one());
    }
}
