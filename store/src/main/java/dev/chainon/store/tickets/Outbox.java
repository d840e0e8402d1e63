package dev.chainon.store.tickets;

import dev.chainon.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;

/**
 * What one forge was told of the tickets, so that the rest can be told: it outlives a kill. Times to wait are by the database's clock. Thread-safe; one
 * process at a time should work through it.
 */
public final class Outbox {

    private static final String DUE = """
            SELECT t.id, i.number, coalesce(i.pushed_entry, 0) AS pushed_entry, coalesce(i.pushed_open, true) AS pushed_open, coalesce(i.tries, 0) AS tries
            FROM runtime.ticket t LEFT JOIN runtime.ticket_issue i ON i.forge = :forge AND i.ticket = t.id
            WHERE (i.next_try IS NULL OR i.next_try <= clock_timestamp())
                AND (CASE WHEN i.number IS NULL THEN t.state NOT IN ('resolved', 'closed')
                    ELSE i.pushed_open <> (t.state NOT IN ('resolved', 'closed'))
                        OR EXISTS (SELECT FROM runtime.ticket_entry e WHERE e.ticket = t.id AND e.id > i.pushed_entry AND e.actor <> 'forge') END)
            ORDER BY t.id LIMIT :most
            """;

    private final Database database;
    private final String forge;

    /** @param forge name of the forge and the project there */
    public Outbox(Database database, String forge) {
        this.database = Objects.requireNonNull(database);
        this.forge = Objects.requireNonNull(forge);
    }

    /**
     * A ticket whose issue is behind.
     *
     * @param number of the issue, once it is known
     * @param pushedEntry the last entry that the issue was told
     * @param pushedOpen what both sides last agreed on
     * @param tries since it last went well; after one, nobody knows whether the forge did what it was asked
     */
    public record Due(long ticket, OptionalLong number, long pushedEntry, boolean pushedOpen, int tries) {}

    public List<Due> due(int most) {
        return database.jdbi().withHandle(handle -> handle.createQuery(DUE)
                .bind("forge", forge)
                .bind("most", most)
                .map((row, context) -> due(row))
                .list());
    }

    private static Due due(ResultSet row) throws SQLException {
        long number = row.getLong("number");
        OptionalLong known = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(number);
        return new Due(
                row.getLong("id"),
                known,
                row.getLong("pushed_entry"),
                row.getBoolean("pushed_open"),
                row.getInt("tries"));
    }

    /** Written before the forge is asked: should this process end now, the next one knows that something may have been done, and waits. */
    public void trying(long ticket, Duration wait) {
        update("""
                INSERT INTO runtime.ticket_issue AS i (forge, ticket, tries, next_try)
                VALUES (:forge, :ticket, 1, clock_timestamp() + :wait * interval '1 ms')
                ON CONFLICT (forge, ticket) DO UPDATE SET tries = i.tries + 1, next_try = excluded.next_try
                """, ticket, wait);
    }

    /** The issue exists; it was made open. */
    public void created(long ticket, long number, String url) {
        database.jdbi()
                .useHandle(handle -> handle.createUpdate("UPDATE runtime.ticket_issue SET number = :number, url = :url"
                                + " WHERE forge = :forge AND ticket = :ticket")
                        .bind("number", number)
                        .bind("url", url)
                        .bind("forge", forge)
                        .bind("ticket", ticket)
                        .execute());
    }

    /** The issue knows all entries up to that one and is in that state. */
    public void pushed(long ticket, long entry, boolean open) {
        database.jdbi().useHandle(handle -> handle.createUpdate(
                        "UPDATE runtime.ticket_issue SET pushed_entry = greatest(pushed_entry, :entry),"
                                + " pushed_open = :open, tries = 0, problem = '', next_try = clock_timestamp()"
                                + " WHERE forge = :forge AND ticket = :ticket")
                .bind("entry", entry)
                .bind("open", open)
                .bind("forge", forge)
                .bind("ticket", ticket)
                .execute());
    }

    /** The forge refused this one; the others go on. */
    public void refused(long ticket, String problem) {
        database.jdbi().useHandle(handle -> handle.createUpdate(
                        "UPDATE runtime.ticket_issue SET problem = :problem WHERE forge = :forge AND ticket = :ticket")
                .bind("problem", problem)
                .bind("forge", forge)
                .bind("ticket", ticket)
                .execute());
    }

    /** The forge as a whole did not answer, or asks to wait. */
    public void pause(Duration wait, String problem) {
        database.jdbi().useHandle(handle -> handle.createUpdate("""
                        INSERT INTO runtime.ticket_forge AS f (forge, since, tries, next_try, problem)
                        VALUES (:forge, 'epoch', 1, clock_timestamp() + :wait * interval '1 ms', :problem)
                        ON CONFLICT (forge) DO UPDATE SET tries = f.tries + 1, next_try = excluded.next_try, problem = excluded.problem
                        """)
                .bind("forge", forge)
                .bind("wait", wait.toMillis())
                .bind("problem", problem)
                .execute());
    }

    /**
     * How the forge stands.
     *
     * @param since changes up to this moment of the forge's clock were read
     * @param ready whether the wait is over
     * @param problem of the last try, or empty
     */
    public record Place(Instant since, int tries, boolean ready, String problem) {}

    public Place place() {
        return database.jdbi().withHandle(handle -> handle.createQuery(
                        "SELECT since, tries, next_try <= clock_timestamp() AS ready, problem FROM runtime.ticket_forge WHERE forge = :forge")
                .bind("forge", forge)
                .map((row, context) -> new Place(
                        row.getTimestamp("since").toInstant(),
                        row.getInt("tries"),
                        row.getBoolean("ready"),
                        row.getString("problem")))
                .findOne()
                .orElse(new Place(Instant.EPOCH, 0, true, "")));
    }

    /** Changes of the forge were read up to that moment of its clock; it answers again. */
    public void read(Instant since) {
        database.jdbi().useHandle(handle -> handle.createUpdate("""
                        INSERT INTO runtime.ticket_forge AS f (forge, since) VALUES (:forge, :since)
                        ON CONFLICT (forge) DO UPDATE SET since = greatest(f.since, excluded.since), tries = 0, problem = ''
                        """)
                .bind("forge", forge)
                .bind("since", Timestamp.from(since))
                .execute());
    }

    /**
     * The issue was found open or shut. Where that differs from what both sides last agreed on, somebody on the forge did it, and the ticket follows.
     *
     * @return the ticket, if the issue is one of ours
     */
    public Optional<Long> seen(long number, boolean open) {
        return database.jdbi().inTransaction(handle -> {
            Optional<Long> ticket = handle.createQuery(
                            "SELECT ticket FROM runtime.ticket_issue WHERE forge = :forge AND number = :number")
                    .bind("forge", forge)
                    .bind("number", number)
                    .mapTo(Long.class)
                    .findOne();
            ticket.flatMap(id -> TicketRows.locked(handle, id)).ifPresent(found -> follow(handle, found, open));
            return ticket;
        });
    }

    private void follow(Handle handle, Ticket ticket, boolean open) {
        int changed = handle.createUpdate("UPDATE runtime.ticket_issue SET pushed_open = :open"
                        + " WHERE forge = :forge AND ticket = :ticket AND pushed_open <> :open")
                .bind("open", open)
                .bind("forge", forge)
                .bind("ticket", ticket.id())
                .execute();
        if (changed == 1 && ticket.state().over() == open) {
            TicketRows.move(handle, ticket, open ? TicketState.REOPENED : TicketState.RESOLVED, Actor.FORGE, "");
        }
    }

    /** A comment that somebody wrote on the forge comes in, once. */
    public void comment(long ticket, String remote, String text) {
        database.jdbi().useTransaction(handle -> TicketRows.locked(handle, ticket)
                .ifPresent(found -> TicketRows.entry(
                        handle,
                        new TicketRows.Line(ticket, Actor.FORGE, Optional.empty(), text),
                        Optional.empty(),
                        Optional.of(forge + "#" + remote))));
    }

    private void update(String sql, long ticket, Duration wait) {
        database.jdbi().useHandle(handle -> handle.createUpdate(sql)
                .bind("forge", forge)
                .bind("ticket", ticket)
                .bind("wait", wait.toMillis())
                .execute());
    }
}
