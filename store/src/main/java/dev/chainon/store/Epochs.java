package dev.chainon.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;

/** The replays, of which one at most is open. Thread-safe, across processes too. */
public final class Epochs {

    private static final String COLUMNS = "id, from_date, opened, closed IS NOT NULL AS is_closed";

    private final Database database;

    public Epochs(Database database) {
        this.database = database;
    }

    /** Closes the open epoch, if any, and opens the next one. */
    public Epoch open(String fromDate, String reason) {
        return database.jdbi().inTransaction(handle -> {
            handle.execute("LOCK TABLE runtime.epoch IN EXCLUSIVE MODE");
            handle.execute("UPDATE runtime.epoch SET closed = now() WHERE closed IS NULL");
            return handle.createQuery("INSERT INTO runtime.epoch (id, from_date, reason)"
                            + " SELECT coalesce(max(id), 0) + 1, :from, :reason FROM runtime.epoch RETURNING "
                            + COLUMNS)
                    .bind("from", fromDate)
                    .bind("reason", reason)
                    .map(Epochs::epoch)
                    .one();
        });
    }

    /** The open epoch. */
    public Optional<Epoch> current() {
        return database.jdbi().withHandle(handle -> handle.createQuery(
                        "SELECT " + COLUMNS + " FROM runtime.epoch WHERE closed IS NULL")
                .map(Epochs::epoch)
                .findOne());
    }

    /** Numbers of the epochs that have been closed for longer than this, by the database's clock. */
    public List<Integer> closedFor(Duration period) {
        return database.jdbi().withHandle(handle -> handle.createQuery(
                        "SELECT id FROM runtime.epoch WHERE closed < now() - :seconds * interval '1 s' ORDER BY id")
                .bind("seconds", period.toSeconds())
                .mapTo(Integer.class)
                .list());
    }

    /** Closes the epoch; one that is closed stays so. */
    public void close(int id) {
        database.jdbi()
                .useHandle(handle ->
                        handle.execute("UPDATE runtime.epoch SET closed = now() WHERE id = ? AND closed IS NULL", id));
    }

    private static Epoch epoch(ResultSet row, StatementContext context) throws SQLException {
        return new Epoch(
                row.getInt("id"),
                row.getString("from_date"),
                row.getTimestamp("opened").toInstant(),
                row.getBoolean("is_closed"));
    }
}
