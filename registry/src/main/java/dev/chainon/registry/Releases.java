package dev.chainon.registry;

import dev.chainon.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.statement.StatementContext;

/** The release log in the runtime database. Thread-safe, across processes too: of two who write the same step, one is refused. */
public final class Releases implements ReleaseBook {

    private static final String APPEND = """
            INSERT INTO runtime.release_log (model, step, action, version, percent, who, why)
            VALUES (:model, :step, :action, :version, :percent, :who, :why) ON CONFLICT DO NOTHING
            """;
    private static final String REPORT = """
            INSERT INTO runtime.release_report (model, step, replica, report) VALUES (:model, :step, :replica, :json::jsonb)
            ON CONFLICT (model, step, replica) DO UPDATE SET report = excluded.report, at = clock_timestamp()
            """;

    private final Database database;

    public Releases(Database database) {
        this.database = database;
    }

    /** A wish for the next step. */
    public record Wish(ReleaseStep.Action action, int version, int percent, String who, String why) {}

    /**
     * Writes the step after the newest one.
     *
     * @param after the newest step that the wish was made on; empty where there was none
     * @throws ReleaseConflictException if another step came in between
     */
    public ReleaseStep append(String model, Optional<ReleaseStep> after, Wish wish) {
        int number = after.map(ReleaseStep::step).orElse(0) + 1;
        ReleaseStep step = new ReleaseStep(
                model, number, Instant.EPOCH, wish.action(), wish.version(), wish.percent(), wish.who(), wish.why());
        if (!insert(step)) {
            throw new ReleaseConflictException(model, number);
        }
        return newest(model).orElse(step);
    }

    private boolean insert(ReleaseStep step) {
        return database.jdbi().withHandle(handle -> handle.createUpdate(APPEND)
                        .bind("model", step.model())
                        .bind("step", step.step())
                        .bind("action", step.action().name().toLowerCase(Locale.ROOT))
                        .bind("version", step.version())
                        .bind("percent", step.percent())
                        .bind("who", step.who())
                        .bind("why", step.why())
                        .execute())
                == 1;
    }

    @Override
    public Optional<ReleaseStep> newest(String model) {
        return database.jdbi().withHandle(handle -> handle.createQuery(
                        "SELECT * FROM runtime.release_log WHERE model = ? ORDER BY step DESC LIMIT 1")
                .bind(0, model)
                .map(Releases::step)
                .findOne());
    }

    /** All steps of a model, oldest first. */
    public List<ReleaseStep> history(String model) {
        return database.jdbi().withHandle(handle -> handle.createQuery(
                        "SELECT * FROM runtime.release_log WHERE model = ? ORDER BY step")
                .bind(0, model)
                .map(Releases::step)
                .list());
    }

    private static ReleaseStep step(ResultSet row, StatementContext context) throws SQLException {
        return new ReleaseStep(
                row.getString("model"),
                row.getInt("step"),
                row.getTimestamp("at").toInstant(),
                ReleaseStep.Action.valueOf(row.getString("action").toUpperCase(Locale.ROOT)),
                row.getInt("version"),
                row.getInt("percent"),
                row.getString("who"),
                row.getString("why"));
    }

    /** Says something against a version: a canary of it is taken back. */
    public void complain(String model, int version, String why) {
        database.jdbi()
                .useHandle(handle -> handle.execute(
                        "INSERT INTO runtime.complaint (model, version, why) VALUES (?, ?, ?)", model, version, why));
    }

    @Override
    public Optional<String> complaint(String model, int version, Instant since) {
        return database.jdbi().withHandle(handle -> handle.createQuery(
                        "SELECT why FROM runtime.complaint WHERE model = ? AND version = ? AND at >= ? ORDER BY id LIMIT 1")
                .bind(0, model)
                .bind(1, version)
                .bind(2, Timestamp.from(since))
                .mapTo(String.class)
                .findOne());
    }

    @Override
    public void takeBack(ReleaseStep step, String who, String why) {
        insert(new ReleaseStep(
                step.model(), step.step() + 1, step.at(), ReleaseStep.Action.ROLLBACK, step.version(), 0, who, why));
    }

    @Override
    public void report(ReleaseStep step, String replica, String json) {
        database.jdbi().useHandle(handle -> handle.createUpdate(REPORT)
                .bind("model", step.model())
                .bind("step", step.step())
                .bind("replica", replica)
                .bind("json", json)
                .execute());
    }

    /** What the replicas saw of a step so far: JSON by replica. */
    public Map<String, String> reports(ReleaseStep step) {
        return database.jdbi().withHandle(handle -> {
            Map<String, String> reports = new TreeMap<>();
            handle.createQuery(
                            "SELECT replica, report::text AS report FROM runtime.release_report WHERE model = ? AND step = ?")
                    .bind(0, step.model())
                    .bind(1, step.step())
                    .map((row, context) -> Map.entry(row.getString("replica"), row.getString("report")))
                    .forEach(each -> reports.put(each.getKey(), each.getValue()));
            return reports;
        });
    }
}
