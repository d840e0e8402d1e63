package dev.chainon.store.jobs;

import dev.chainon.store.Database;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Held by a worker for as long as it lives: the server drops it with the worker's connection. A worker that only stalled past its heart-beat still holds it,
 * so that a step is never done twice at once; a worker that was killed holds it no more, which an executor that starts sees before the heart-beat tells.
 */
final class StepLock implements AutoCloseable {

    private static final String TRY = "SELECT pg_try_advisory_lock(hashtext('chainon.jobs'), hashtext(?))";
    private static final String FREE = "SELECT pg_advisory_unlock(hashtext('chainon.jobs'), hashtext(?))";
    private static final String PICKED = "SELECT task_instance FROM jobs.scheduled_tasks WHERE picked";
    private static final String AGE =
            "UPDATE jobs.scheduled_tasks SET last_heartbeat = last_heartbeat - interval '1 day' WHERE picked AND task_instance = ?";

    private final Handle handle;
    private final String queued;

    private StepLock(Handle handle, String queued) {
        this.handle = handle;
        this.queued = queued;
    }

    /** Nothing while another worker holds it. */
    static Optional<StepLock> take(Database database, String queued) {
        Handle handle = database.jdbi().open();
        if (ask(handle, TRY, queued)) {
            return Optional.of(new StepLock(handle, queued));
        }
        handle.close();
        return Optional.empty();
    }

    /** Makes db-scheduler take up, at its next look, what workers hold that are gone. Returns the steps. */
    static List<String> giveUpDead(Database database) {
        return database
                .jdbi()
                .withHandle(
                        handle -> handle.createQuery(PICKED).mapTo(String.class).list())
                .stream()
                .filter(queued -> abandoned(database, queued))
                .toList();
    }

    private static boolean abandoned(Database database, String queued) {
        Optional<StepLock> lock = take(database, queued);
        lock.ifPresent(held -> {
            held.handle.execute(AGE, queued);
            held.close();
        });
        return lock.isPresent();
    }

    private static boolean ask(Handle handle, String sql, String queued) {
        return handle.createQuery(sql).bind(0, queued).mapTo(Boolean.class).one();
    }

    @Override
    public void close() {
        try (handle) {
            ask(handle, FREE, queued);
        }
    }
}
