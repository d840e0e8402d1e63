package dev.chainon.store.retraining;

import dev.chainon.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The log of retrainings in the runtime database, of which one at most is open. Thread-safe, across processes too. */
public final class Retrainings {

    private static final String INSERT = """
            INSERT INTO runtime.retraining_log (id, step, state, cause, run, who, words)
            VALUES (:id, :step, :state, :cause, :run, :who, :words) ON CONFLICT DO NOTHING
            """;
    private static final String NEWEST = """
            SELECT DISTINCT ON (id) * FROM runtime.retraining_log ORDER BY id DESC, step DESC LIMIT ?
            """;

    private final Database database;

    public Retrainings(Database database) {
        this.database = database;
    }

    /**
     * Asks for one.
     *
     * @param first proposed, or approved where nobody need agree
     * @param cause the alert that calls for it, or {@link RetrainingStep#ASKED}
     * @return its first step; empty if another is open
     */
    public Optional<RetrainingStep> ask(RetrainingState first, String cause, String who, String words) {
        return database.jdbi().inTransaction(handle -> {
            // Advisory, since those who may only insert cannot lock the table; held to the end of the transaction.
            handle.execute("SELECT pg_advisory_xact_lock(hashtext('runtime.retraining_log'))");
            Optional<RetrainingStep> last = newest(handle, 1).stream().findFirst();
            if (last.filter(step -> !step.state().ended()).isPresent()) {
                return Optional.<RetrainingStep>empty();
            }
            long id = last.map(RetrainingStep::id).orElse(0L) + 1;
            insert(handle, id, 1, first, cause, OptionalLong.empty(), who, words);
            return newest(handle, 1).stream().findFirst();
        });
    }

    /**
     * Writes the step after this one; its run stays what it was.
     *
     * @throws RetrainingConflictException if another step came in between, or this one cannot come next
     */
    public RetrainingStep append(RetrainingStep after, RetrainingState state, String who, String words) {
        return append(after, state, after.run(), who, words);
    }

    /**
     * The same with the run that does it.
     *
     * @throws RetrainingConflictException if another step came in between, or this one cannot come next
     */
    public RetrainingStep append(
            RetrainingStep after, RetrainingState state, OptionalLong run, String who, String words) {
        if (!after.state().next().contains(state)) {
            throw new RetrainingConflictException(after, state);
        }
        return database.jdbi().inTransaction(handle -> {
            if (!insert(handle, after.id(), after.step() + 1, state, after.cause(), run, who, words)) {
                throw new RetrainingConflictException(after, state);
            }
            return steps(handle, after.id()).get(after.step());
        });
    }

    private static boolean insert(
            Handle handle,
            long id,
            int step,
            RetrainingState state,
            String cause,
            OptionalLong run,
            String who,
            String words) {
        return handle.createUpdate(INSERT)
                        .bind("id", id)
                        .bind("step", step)
                        .bind("state", state.word())
                        .bind("cause", cause)
                        .bind("run", run.isPresent() ? (Long) run.getAsLong() : null)
                        .bind("who", who)
                        .bind("words", words)
                        .execute()
                == 1;
    }

    /** The last step of the one that is not ended. */
    public Optional<RetrainingStep> open() {
        return newest(1).stream().filter(step -> !step.state().ended()).findFirst();
    }

    /** The last step of each, newest first. */
    public List<RetrainingStep> newest(int most) {
        return database.jdbi().withHandle(handle -> newest(handle, most));
    }

    private static List<RetrainingStep> newest(Handle handle, int most) {
        return handle.createQuery(NEWEST).bind(0, most).map(Retrainings::step).list();
    }

    /** All steps of one, in their order. */
    public List<RetrainingStep> steps(long id) {
        return database.jdbi().withHandle(handle -> steps(handle, id));
    }

    private static List<RetrainingStep> steps(Handle handle, long id) {
        return handle.createQuery("SELECT * FROM runtime.retraining_log WHERE id = ? ORDER BY step")
                .bind(0, id)
                .map(Retrainings::step)
                .list();
    }

    private static RetrainingStep step(ResultSet row, StatementContext context) throws SQLException {
        long run = row.getLong("run");
        return new RetrainingStep(
                row.getLong("id"),
                row.getInt("step"),
                row.getTimestamp("at").toInstant(),
                RetrainingState.of(row.getString("state")),
                row.getString("cause"),
                run == 0 ? OptionalLong.empty() : OptionalLong.of(run),
                row.getString("who"),
                row.getString("words"));
    }
}
