package dev.chainon.store.jobs;

import dev.chainon.store.Database;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

/** Three steps, one after the other, that write down each begin and each end; and an executor of them as a process of its own. */
public final class ToyGraph {

    static final JobGraph GRAPH = graph(new Retry(3, Duration.ofMillis(20)));

    private ToyGraph() {}

    static JobGraph graph(Retry retry) {
        return new JobGraph(
                "toy graph",
                List.of(
                        new JobGraph.Node("first", List.of(), retry),
                        new JobGraph.Node("second", List.of("first"), retry),
                        new JobGraph.Node("third", List.of("second"), retry)));
    }

    /** Where the steps write; the role of the executor may only add to it. */
    static void createLog(Database admin) {
        admin.jdbi().useHandle(handle -> {
            handle.execute("CREATE TABLE jobs.toy_log (step text, attempt int, what text, who text, id serial)");
            handle.execute("GRANT SELECT, INSERT ON jobs.toy_log TO runtime_workflow");
            handle.execute("GRANT USAGE ON jobs.toy_log_id_seq TO runtime_workflow");
        });
    }

    static List<String> log(Database database) {
        return database.jdbi().withHandle(handle -> handle.createQuery(
                        "SELECT step || ' ' || what || ' ' || who FROM jobs.toy_log ORDER BY id")
                .mapTo(String.class)
                .list());
    }

    private static void note(Database database, StepContext context, String what, String who) {
        database.jdbi()
                .useHandle(handle -> handle.execute(
                        "INSERT INTO jobs.toy_log (step, attempt, what, who) VALUES (?, ?, ?, ?)",
                        context.step(),
                        context.attempt(),
                        what,
                        who));
    }

    /** @param hangAt step at which this executor stays for ever; empty for none */
    static JobExecutor executor(Database database, String who, String hangAt, Duration heartbeat) {
        StepWork work = context -> {
            note(database, context, "begun by", who);
            if (context.step().equals(hangAt)) {
                hang();
            }
            note(database, context, "ended by", who);
            return "{\"who\":\"" + who + "\"}";
        };
        Map<String, StepWork> works =
                GRAPH.nodes().stream().collect(Collectors.toMap(JobGraph.Node::name, node -> work));
        return new JobExecutor(new JobExecutor.Settings(who, 1, heartbeat, Duration.ofMillis(50)), database, works);
    }

    private static void hang() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Arguments: URL, user and password, name of the executor, step to hang at, heart-beat in milliseconds. Ends with its input. */
    public static void main(String[] args) throws Exception {
        try (Database database = new Database(args[0], args[1], args[1], 6)) {
            executor(database, args[2], args[3], Duration.ofMillis(Long.parseLong(args[4])))
                    .start();
            while (System.in.read() >= 0) {
                // Only the end of the input matters.
            }
        }
        System.exit(0);
    }
}
