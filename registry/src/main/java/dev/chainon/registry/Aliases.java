package dev.chainon.registry;

import dev.chainon.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Where aliases point, and the log of how they came there. An alias and its line in the log change together or not at all. */
final class Aliases {

    private static final String MOVE =
            "UPDATE runtime.model_alias SET version = :version WHERE model = :model AND alias = :alias AND version = :expected";
    private static final String SET =
            "INSERT INTO runtime.model_alias (model, alias, version) VALUES (:model, :alias, :version) ON CONFLICT DO NOTHING";
    private static final String LOG = """
            INSERT INTO runtime.promotion_log (action, model, alias, version, previous, who, why, decided, checks)
            VALUES (:action, :model, :alias, :version, :previous, :who, :why, :decided, :checks::jsonb)
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

    /** Every alias of a model and its version. */
    Map<String, Integer> all(String model) {
        return database.jdbi().withHandle(handle -> {
            Map<String, Integer> aliases = new TreeMap<>();
            handle.createQuery("SELECT alias, version FROM runtime.model_alias WHERE model = ?")
                    .bind(0, model)
                    .map((row, context) -> Map.entry(row.getString("alias"), row.getInt("version")))
                    .forEach(alias -> aliases.put(alias.getKey(), alias.getValue()));
            return aliases;
        });
    }

    /**
     * Compare-and-set: of two moves from the same version the database lets the first pass and shows the second that nothing matches any more. A move
     * that was made already, by a job that was killed before it could say so, is not made again.
     */
    void move(Promotion wish, Optional<Integer> expected, LogEntry.Action action) {
        database.jdbi().useTransaction(handle -> {
            if (set(handle, wish, expected)) {
                log(handle, wish, expected, action);
            } else if (!current(wish.model(), wish.alias()).equals(Optional.of(wish.version()))) {
                throw new PromotionConflictException(wish, expected);
            }
        });
    }

    private static void log(Handle handle, Promotion wish, Optional<Integer> previous, LogEntry.Action action) {
        handle.createUpdate(LOG)
                .bind("action", action.name().toLowerCase(Locale.ROOT))
                .bind("previous", previous)
                .bind("decided", wish.decision().by().name().toLowerCase(Locale.ROOT))
                .bind("checks", Checks.write(wish.decision().checks()))
                .bindMethods(wish)
                .execute();
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
                        row.getString("why"),
                        new Decision(
                                Decision.By.valueOf(row.getString("decided").toUpperCase(Locale.ROOT)),
                                Checks.read(row.getString("checks")))),
                before,
                row.getString("db_role"));
    }
}
