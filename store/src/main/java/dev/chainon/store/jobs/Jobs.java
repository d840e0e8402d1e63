package dev.chainon.store.jobs;

import dev.chainon.store.Database;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Starts, reads and ends runs. Who starts one need not be who does it. Thread-safe, across processes too. */
public final class Jobs {

    private static final String NEW_RUN =
            "INSERT INTO jobs.run (graph, params) VALUES (:graph, :params::jsonb) RETURNING id";
    private static final String NEW_STEP = """
            INSERT INTO jobs.step (run, name, place, after, tries, wait_millis, state, result, note)
            VALUES (:run, :name, :place, string_to_array(:after, ','), :tries, :wait, :state, :result::jsonb, :note)
            """;
    private static final String LAST_DONE = """
            SELECT s.run, s.result::text AS json FROM jobs.step s JOIN jobs.run r ON r.id = s.run
            WHERE r.graph = ? AND s.name = ? AND s.state = 'done' AND r.params @> ?::jsonb
            ORDER BY s.finished DESC LIMIT 1
            """;

    private final Database database;

    public Jobs(Database database) {
        this.database = database;
    }

    /**
     * Opens a run; executors see it by themselves.
     *
     * @param params what the steps are told
     * @param done steps that an earlier run has done for this one too
     * @return its number
     * @throws RunRefusedException if another run is open
     */
    public long start(JobGraph graph, Map<String, String> params, Map<String, Done> done) {
        return database.jdbi().inTransaction(handle -> {
            handle.execute("LOCK TABLE jobs.run IN SHARE ROW EXCLUSIVE MODE");
            open(handle).ifPresent(Jobs::refuse);
            long run = handle.createQuery(NEW_RUN)
                    .bind("graph", graph.name())
                    .bind("params", Rows.json(params))
                    .mapTo(Long.class)
                    .one();
            for (int place = 0; place < graph.nodes().size(); place++) {
                JobGraph.Node node = graph.nodes().get(place);
                insert(handle, run, place, node, Optional.ofNullable(done.get(node.name())));
            }
            JobTable.closeIfDone(handle, run);
            return run;
        });
    }

    private static void refuse(RunRow open) {
        String now = open.steps().stream()
                .filter(step -> step.state() == StepState.RUNNING)
                .map(step -> ", at the step " + step.name())
                .findFirst()
                .orElse("");
        throw new RunRefusedException("Run " + open.id() + " of the " + open.graph() + " goes on since "
                + open.created() + now + ", and one goes at a time: wait for its end, or end it with ./chainon jobs"
                + " --cancel " + open.id());
    }

    private static void insert(Handle handle, long run, int place, JobGraph.Node node, Optional<Done> done) {
        handle.createUpdate(NEW_STEP)
                .bind("run", run)
                .bind("name", node.name())
                .bind("place", place)
                .bind("after", String.join(",", node.after()))
                .bind("tries", node.retry().tries())
                .bind("wait", node.retry().firstWait().toMillis())
                .bind("state", done.isPresent() ? "skipped" : "waiting")
                .bind("result", done.map(Done::result).orElse(null))
                .bind("note", done.map(d -> "done by run " + d.run()).orElse(""))
                .execute();
    }

    /** The run that goes on now, or that waits for an executor. */
    public Optional<RunRow> open() {
        return database.jdbi().withHandle(Jobs::open);
    }

    private static Optional<RunRow> open(Handle handle) {
        return Rows.runs(handle, "WHERE state = 'running'").stream().findFirst();
    }

    /** Runs, newest first. */
    public List<RunRow> latest(int most) {
        return database.jdbi().withHandle(handle -> Rows.runs(handle, "ORDER BY id DESC LIMIT ?", most));
    }

    public Optional<RunRow> run(long id) {
        return database.jdbi().withHandle(handle -> Rows.runs(handle, "WHERE id = ?", id)).stream()
                .findFirst();
    }

    /**
     * The last time that a step was done in a run of this graph. The step of the same name in another graph is other work: a model of a retraining is not the pipeline's.
     *
     * @param params that the run of that time must have had
     */
    public Optional<Done> lastDone(String graph, String step, Map<String, String> params) {
        return database.jdbi().withHandle(handle -> handle.createQuery(LAST_DONE)
                .bind(0, graph)
                .bind(1, step)
                .bind(2, Rows.json(params))
                .map((row, context) -> new Done(
                        row.getLong("run"),
                        Optional.ofNullable(row.getString("json")).orElse("{}")))
                .findOne());
    }

    /** Ends an open run: what waits is not begun, what runs is stopped by its executor. False if the run is not open. */
    public boolean cancel(long run, String why) {
        return database.jdbi().inTransaction(handle -> {
            boolean open = handle.execute(
                            "UPDATE jobs.run SET state = 'cancelled', note = ?, finished = clock_timestamp()"
                                    + " WHERE id = ? AND state = 'running'",
                            why,
                            run)
                    == 1;
            if (open) {
                handle.execute(
                        "UPDATE jobs.step SET state = 'cancelled', note = ?, finished = clock_timestamp()"
                                + " WHERE run = ? AND state IN ('waiting', 'running')",
                        why,
                        run);
                handle.execute(
                        "DELETE FROM jobs.scheduled_tasks WHERE task_instance LIKE ? AND NOT picked", run + "/%");
            }
            return open;
        });
    }
}
