package dev.chainon.registry;

import dev.chainon.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Where aliases point, and the log of how they came there. An alias and its line in the log change together or not at all. */
final class Aliases {

    private static final String MOVE =
            "UPDATE runtime.model_alias SET version = :version WHERE model = :model AND alias = :alias AND version = :expected";
    private static final String SET =
            "INSERT INTO runtime.model_alias (model, alias, version) VALUES (:model, :alias, :version) ON CONFLICT DO NOTHING";
    private static final String LOG = """
            INSERT INTO runtime.promotion_log (action, model, alias, version, previous, who, why)
            VALUES (:action, :model, :alias, :version, :previous, :who, :why)
            """;

    private final Database database;

    Aliases(Database database) {
        this.database = database;
    }

    Optional<Integer> current(String model, String alias) {
        return database.jdbi().withHandle(handle -> handle.createQuery(
                        "SELECT version FROM runtime.model_alias WHERE model = ? AND alias = ?")
                .bind(0, model)
                .bind(1, alias)
                .mapTo(Integer.class)
                .findOne());
    }

    /** Compare-and-set: of two moves from the same version the database lets the first pass and shows the second that nothing matches any more. */
    void move(Promotion wish, Optional<Integer> expected, LogEntry.Action action) {
        database.jdbi().useTransaction(handle -> {
            if (!set(handle, wish, expected)) {
                throw new PromotionConflictException(wish, expected);
            }
            handle.createUpdate(LOG)
                    .bind("action", action.name().toLowerCase(Locale.ROOT))
                    .bind("previous", expected)
                    .bindMethods(wish)
                    .execute();
        });
    }

    private static boolean set(Handle handle, Promotion wish, Optional<Integer> expected) {
        return handle.createUpdate(expected.isPresent() ? MOVE : SET)
                        .bind("expected", expected)
                        .bindMethods(wish)
                        .execute()
                == 1;
    }

    int rollback(String model, String alias, String who, String why) {
        Deque<Integer> path = path(model, alias);
        if (path.size() < 2) {
            throw new IllegalStateException("models:/" + model + "@" + alias + " has no earlier version to go back to");
        }
        int present = path.pop();
        Promotion back = new Promotion(model, path.element(), alias, who, why);
        move(back, Optional.of(present), LogEntry.Action.ROLLBACK);
        return back.version();
    }

    /** The versions that led to the present one, newest first, without those that were rolled back. */
    private Deque<Integer> path(String model, String alias) {
        Deque<Integer> path = new ArrayDeque<>();
        for (LogEntry entry : history(model)) {
            if (!entry.promotion().alias().equals(alias)) {
                continue;
            }
            if (entry.action() == LogEntry.Action.ROLLBACK) {
                path.pop();
            } else {
                path.push(entry.promotion().version());
            }
        }
        return path;
    }

    List<LogEntry> history(String model) {
        return database.jdbi().withHandle(handle -> handle.createQuery(
                        "SELECT * FROM runtime.promotion_log WHERE model = ? ORDER BY id")
                .bind(0, model)
                .map(Aliases::entry)
                .list());
    }

    private static LogEntry entry(ResultSet row, StatementContext context) throws SQLException {
        int previous = row.getInt("previous");
        Optional<Integer> before = row.wasNull() ? Optional.empty() : Optional.of(previous);
        return new LogEntry(
                row.getTimestamp("at").toInstant(),
                LogEntry.Action.valueOf(row.getString("action").toUpperCase(Locale.ROOT)),
                new Promotion(
                        row.getString("model"),
                        row.getInt("version"),
                        row.getString("alias"),
                        row.getString("who"),
                        row.getString("why")),
                before,
                row.getString("db_role"));
    }
}
