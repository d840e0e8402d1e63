package dev.chainon.store.tickets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.chainon.store.tickets.Subject.Severity;
import dev.chainon.store.tickets.Subject.Source;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** Rows of the tables of tickets, inside a transaction of the caller. */
final class TicketRows {

    static final String COLUMNS = "t.*, t.context::text AS facts, t.links::text AS addresses";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<LinkedHashMap<String, String>> FACTS = new TypeReference<>() {};
    private static final int LONGEST_NOTE = 4000;
    private static final String ENTRY = """
            INSERT INTO runtime.ticket_entry (ticket, actor, state, note, open_seconds, remote)
            SELECT :ticket, :actor, :state, :note, :seconds, :remote
            WHERE :actor IN ('operator', 'user') OR (SELECT count(*) FROM runtime.ticket_entry WHERE ticket = :ticket) < :most
            ON CONFLICT (remote) DO NOTHING
            """;

    private TicketRows() {}

    /** Tickets of these fingerprints, locked in their order. */
    static Map<String, Ticket> locked(Handle handle, Collection<String> fingerprints) {
        return handle
                .createQuery("SELECT " + COLUMNS + " FROM runtime.ticket t WHERE fingerprint = ANY (:fingerprints)"
                        + " ORDER BY fingerprint FOR UPDATE")
                .bindArray("fingerprints", String.class, fingerprints.toArray())
                .map((row, context) -> ticket(row))
                .list()
                .stream()
                .collect(Collectors.toMap(ticket -> ticket.subject().fingerprint(), ticket -> ticket));
    }

    static Optional<Ticket> locked(Handle handle, long id) {
        return handle.createQuery("SELECT " + COLUMNS + " FROM runtime.ticket t WHERE id = :id FOR UPDATE")
                .bind("id", id)
                .map((row, context) -> ticket(row))
                .findOne();
    }

    static Set<String> present(Handle handle, Collection<String> fingerprints) {
        return handle.createQuery("SELECT fingerprint FROM runtime.ticket WHERE fingerprint = ANY (:fingerprints)")
                .bindArray("fingerprints", String.class, fingerprints.toArray())
                .mapTo(String.class)
                .set();
    }

    static long madeWithinAnHour(Handle handle) {
        return handle.createQuery(
                        "SELECT count(*) FROM runtime.ticket_entry WHERE state = 'open' AND at > now() - interval '1 hour'")
                .mapTo(Long.class)
                .one();
    }

    /** Changes the state and writes it down, with the time it was open where that ends. */
    static void move(Handle handle, Ticket ticket, TicketState to, Actor who, String why) {
        boolean ends = to.over() && !ticket.state().over();
        Optional<Double> seconds = ends
                ? Optional.of(handle.createQuery(
                                "SELECT greatest(0, EXTRACT(EPOCH FROM clock_timestamp() - opened)) FROM runtime.ticket WHERE id = :id")
                        .bind("id", ticket.id())
                        .mapTo(Double.class)
                        .one())
                : Optional.empty();
        handle.createUpdate(
                        "UPDATE runtime.ticket SET state = :state, changed = clock_timestamp(),"
                                + " opened = CASE WHEN :state = 'reopened' THEN clock_timestamp() ELSE opened END WHERE id = :id")
                .bind("state", to.word())
                .bind("id", ticket.id())
                .execute();
        entry(handle, new Line(ticket.id(), who, Optional.of(to), why), seconds, Optional.empty());
    }

    static void entry(Handle handle, long ticket, Actor who, Optional<TicketState> state, String note) {
        entry(handle, new Line(ticket, who, state, note), Optional.empty(), Optional.empty());
    }

    /** A line of a timeline. */
    record Line(long ticket, Actor who, Optional<TicketState> state, String note) {}

    /** @param remote name of a comment on the forge, which comes in once */
    static void entry(Handle handle, Line line, Optional<Double> seconds, Optional<String> remote) {
        String note = line.note().replace('\u0000', ' ').strip();
        handle.createUpdate(ENTRY)
                .bind("ticket", line.ticket())
                .bind("actor", line.who().word())
                .bind("state", line.state().map(TicketState::word).orElse(null))
                .bind("note", note.length() > LONGEST_NOTE ? note.substring(0, LONGEST_NOTE) : note)
                .bind("seconds", seconds.orElse(null))
                .bind("remote", remote.orElse(null))
                .bind("most", Tickets.MOST_ENTRIES)
                .execute();
    }

    static <T extends SqlStatement<T>> T bound(T statement, Sighting sighting) {
        Subject subject = sighting.subject();
        Details details = sighting.details();
        return statement
                .configure(org.jdbi.v3.core.statement.SqlStatements.class, c -> c.setUnusedBindingAllowed(true))
                .bind("fingerprint", subject.fingerprint())
                .bind("source", subject.source().word())
                .bind("severity", subject.severity().word())
                .bind("title", subject.title())
                .bind("at", Timestamp.from(sighting.at()))
                .bind("code", details.code())
                .bind("context", json(details.context()))
                .bind("links", json(details.links()))
                .bind("lines", details.lines());
    }

    static Ticket ticket(ResultSet row) throws SQLException {
        return new Ticket(
                row.getLong("id"),
                row.getObject("ref", UUID.class),
                new Subject(
                        row.getString("fingerprint"),
                        Source.valueOf(row.getString("source").toUpperCase(Locale.ROOT)),
                        Severity.valueOf(row.getString("severity").toUpperCase(Locale.ROOT)),
                        row.getString("title")),
                TicketState.of(row.getString("state")),
                new Ticket.Span(
                        row.getLong("seen"),
                        row.getTimestamp("first_seen").toInstant(),
                        row.getTimestamp("last_seen").toInstant()),
                new Details(
                        row.getString("code"),
                        facts(row.getString("facts")),
                        facts(row.getString("addresses")),
                        row.getString("lines")));
    }

    static TicketEntry line(ResultSet row) throws SQLException {
        return new TicketEntry(
                row.getLong("id"),
                row.getTimestamp("at").toInstant(),
                Actor.of(row.getString("actor")),
                Optional.ofNullable(row.getString("state")).map(TicketState::of),
                row.getString("note"));
    }

    private static String json(Map<String, String> facts) {
        try {
            return JSON.writeValueAsString(facts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts always are JSON", e);
        }
    }

    private static Map<String, String> facts(String json) throws SQLException {
        try {
            return JSON.readValue(json, FACTS);
        } catch (JsonProcessingException e) {
            throw new SQLException("facts of a ticket are not an object of texts: " + json, e);
        }
    }
}
