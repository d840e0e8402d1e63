package dev.chainon.store.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.evidence.record.Criterion;
import dev.chainon.store.Await;
import dev.chainon.store.Database;
import dev.chainon.store.RuntimeRole;
import dev.chainon.store.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Real executor processes, of which one is killed outright in the middle of a step. */
class KilledExecutorIT {

    private static final Duration SHORT = Duration.ofMillis(150);
    private static final Duration LONG = Duration.ofMinutes(10);

    private TestDatabase runtime;
    private Database database;
    private Jobs jobs;

    @BeforeEach
    void open() {
        runtime = TestDatabase.fresh();
        ToyGraph.createLog(runtime.asAdmin());
        database = runtime.as(RuntimeRole.WORKFLOW);
        jobs = new Jobs(database);
    }

    @AfterEach
    void close() {
        runtime.close();
    }

    @Test
    @Criterion("B3Cr8.resume")
    void anotherExecutorGoesOnAtTheStepThatWasRunning_andDoesNothingTwice() throws Exception {
        Process killed = process("killed", "second", LONG);
        long run = jobs.start(ToyGraph.GRAPH, Map.of("day", "2001-05-01"), Map.of());
        Await.until(() -> ToyGraph.log(database).contains("second begun by killed"));

        killed.destroyForcibly().waitFor();

        // Its heart-beat is ten minutes: that the step is taken up at once comes from the lock that died with the
        // process.
        try (JobExecutor next = ToyGraph.executor(database, "next", "", LONG).start()) {
            Await.until(() -> jobs.run(run).orElseThrow().state() == RunState.DONE);
        }
        assertThat(ToyGraph.log(database))
                .containsExactly(
                        "first begun by killed",
                        "first ended by killed",
                        "second begun by killed",
                        "second begun by next",
                        "second ended by next",
                        "third begun by next",
                        "third ended by next");
        RunRow row = jobs.run(run).orElseThrow();
        assertThat(row.steps()).extracting(StepRow::attempt).containsExactly(1, 2, 1);
        assertThat(row.step("first").result()).contains("{\"who\": \"killed\"}");
    }

    @Test
    @Criterion("B3Cr8.resume")
    void anExecutorThatStandsBesideTakesTheStepUp_whenTheHeartbeatStops() throws Exception {
        Process killed = process("killed", "second", SHORT);
        long run = jobs.start(ToyGraph.GRAPH, Map.of(), Map.of());
        Await.until(() -> ToyGraph.log(database).contains("second begun by killed"));

        try (JobExecutor beside =
                ToyGraph.executor(database, "beside", "", SHORT).start()) {
            Await.until(
                    () -> jobs.run(run).orElseThrow().step("second").heartbeat().isPresent());
            assertThat(ToyGraph.log(database)).doesNotContain("second begun by beside");
            killed.destroyForcibly().waitFor();

            Await.until(() -> jobs.run(run).orElseThrow().state() == RunState.DONE);
        }
        assertThat(ToyGraph.log(database))
                .filteredOn(line -> line.contains("ended"))
                .containsExactly("first ended by killed", "second ended by beside", "third ended by beside");
    }

    private Process process(String who, String hangAt, Duration heartbeat) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return new ProcessBuilder(
                        java.toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UnlockDiagnosticVMOptions",
                        "-XX:-BytecodeVerificationRemote",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        ToyGraph.class.getName(),
                        runtime.url(),
                        RuntimeRole.WORKFLOW.user(),
                        who,
                        hangAt,
                        Long.toString(heartbeat.toMillis()))
                .inheritIO()
                .redirectInput(ProcessBuilder.Redirect.PIPE)
                .start();
    }
}
