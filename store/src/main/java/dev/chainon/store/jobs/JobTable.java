package dev.chainon.store.jobs;

import dev.chainon.store.Database;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What executors write. Each change names the attempt it belongs to: a worker that was given up in the meantime changes nothing. */
final class JobTable {

    private static final Logger LOG = LoggerFactory.getLogger(JobTable.class);

    private static final String READY = """
            SELECT s.run || '/' || s.name FROM jobs.step s JOIN jobs.run r ON r.id = s.run AND r.state = 'running'
            WHERE s.state IN ('waiting', 'running') AND NOT EXISTS (
                SELECT FROM jobs.step b WHERE b.run = s.run AND b.name = ANY (s.after) AND b.state NOT IN ('done', 'skipped'))
            """;
    private static final String BEGIN = """
            UPDATE jobs.step s SET state = 'running', attempt = attempt + 1, started = clock_timestamp(), finished = NULL,
                progress_of = '', progress_done = 0, progress_total = 0
            FROM jobs.run r WHERE r.id = s.run AND r.state = 'running'
                AND s.run = ? AND s.name = ? AND s.state IN ('waiting', 'running') RETURNING s.attempt
            """;
    private static final String MINE = " WHERE run = ? AND name = ? AND attempt = ? AND state = 'running'";
    private static final String CLOSE = """
            UPDATE jobs.run SET state = 'done', finished = clock_timestamp() WHERE id = ? AND state = 'running'
                AND NOT EXISTS (SELECT FROM jobs.step WHERE run = ? AND state NOT IN ('done', 'skipped'))
            """;

    private final Database database;

    JobTable(Database database) {
        this.database = database;
    }

    /** What should be in the queue: steps of the open run whose predecessors are done. */
    List<String> ready() {
        return database.jdbi()
                .withHandle(
                        handle -> handle.createQuery(READY).mapTo(String.class).list());
    }

    /** Marks a step as begun; nothing if it is done, given up or cancelled. */
    Optional<StepContext> begin(long run, String step) {
        return database.jdbi().inTransaction(handle -> handle.createQuery(BEGIN)
                .bind(0, run)
                .bind(1, step)
                .mapTo(Integer.class)
                .findOne()
                .flatMap(attempt -> Rows.runs(handle, "WHERE id = ?", run).stream()
                        .findFirst()
                        .map(row -> new StepContext(new StepKey(run, step, attempt), row, this))));
    }

    boolean mine(StepKey key) {
        return database.jdbi().withHandle(handle -> handle.createQuery("SELECT 1 FROM jobs.step" + MINE)
                .bind(0, key.run())
                .bind(1, key.step())
                .bind(2, key.attempt())
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
    }

    boolean done(StepKey key, String result) {
        return database.jdbi().inTransaction(handle -> {
            boolean mine = change(
                    handle,
                    key,
                    "state = 'done', finished = clock_timestamp(), error = '', note = '', result = ?::jsonb",
                    result);
            closeIfDone(handle, key.run());
            return mine;
        });
    }

    static void closeIfDone(Handle handle, long run) {
        handle.execute(CLOSE, run, run);
    }

    /** Counts a failure; gives the wait before the next try, or nothing when the step is given up and the run with it. */
    Optional<Duration> failed(StepKey key, String error) {
        return database.jdbi().inTransaction(handle -> {
            if (!change(handle, key, "state = 'waiting', failures = failures + 1, error = ?, note = ''", error)) {
                return Optional.empty();
            }
            Optional<Duration> wait = handle.createQuery(
                            "SELECT failures, tries, wait_millis FROM jobs.step WHERE run = ? AND name = ?")
                    .bind(0, key.run())
                    .bind(1, key.step())
                    .map((row, context) -> waitAfter(
                            row.getInt("failures"),
                            new Retry(row.getInt("tries"), Duration.ofMillis(row.getLong("wait_millis")))))
                    .one();
            if (wait.isEmpty()) {
                giveUp(handle, key, error);
            }
            return wait;
        });
    }

    private static Optional<Duration> waitAfter(int failures, Retry retry) {
        return failures < retry.tries() ? Optional.of(retry.waitAfter(failures)) : Optional.empty();
    }

    /** Ends the step and its run by a negative answer. */
    void refused(StepKey key, String words, String result) {
        database.jdbi().useTransaction(handle -> {
            if (change(handle, key, "state = 'waiting', refused = true, result = ?::jsonb", result)) {
                giveUp(handle, key, words);
            }
        });
    }

    /** Lets the step wait for another executor, as if it had not been begun. */
    void stopped(StepKey key, String why) {
        database.jdbi().useHandle(handle -> change(handle, key, "state = 'waiting', note = ?", why));
    }

    void progress(StepKey key, StepRow.Progress progress) {
        try {
            database.jdbi()
                    .useHandle(handle -> handle.execute(
                            "UPDATE jobs.step SET progress_of = ?, progress_done = ?, progress_total = ?" + MINE,
                            progress.of(),
                            progress.done(),
                            progress.total(),
                            key.run(),
                            key.step(),
                            key.attempt()));
        } catch (RuntimeException e) {
            LOG.warn("progress of {} is not kept this time: {}", key, e.getMessage());
        }
    }

    private static void giveUp(Handle handle, StepKey key, String error) {
        handle.execute(
                "UPDATE jobs.step SET state = 'failed', error = ?, finished = clock_timestamp() WHERE run = ? AND name = ?",
                error,
                key.run(),
                key.step());
        handle.execute(
                "UPDATE jobs.step SET state = 'cancelled', note = ? WHERE run = ? AND state = 'waiting'",
                key.step() + " failed",
                key.run());
        handle.execute(
                "UPDATE jobs.run SET state = 'failed', note = ?, finished = clock_timestamp() WHERE id = ? AND state = 'running'",
                key.step() + " failed",
                key.run());
    }

    private static boolean change(Handle handle, StepKey key, String what, String value) {
        boolean mine =
                handle.execute("UPDATE jobs.step SET " + what + MINE, value, key.run(), key.step(), key.attempt()) == 1;
        if (!mine) {
            LOG.warn("what attempt {} of {} says does not count any more", key.attempt(), key.step());
        }
        return mine;
    }
}
