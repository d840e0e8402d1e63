package dev.chainon.store.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chainon.evidence.record.Criterion;
import dev.chainon.store.Await;
import dev.chainon.store.Database;
import dev.chainon.store.RuntimeRole;
import dev.chainon.store.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JobsIT {

    private static final Retry RETRY = new Retry(3, Duration.ofMillis(10));
    private static final JobGraph GRAPH = new JobGraph(
            "test graph",
            List.of(
                    node("ingest"),
                    node("features", "ingest"),
                    node("snapshot", "ingest"),
                    node("train", "features"),
                    node("promote", "train")));

    private final List<String> begun = new CopyOnWriteArrayList<>();
    private final Map<String, StepWork> works = new HashMap<>();
    private TestDatabase runtime;
    private Database database;
    private Jobs jobs;

    private static JobGraph.Node node(String name, String... after) {
        return new JobGraph.Node(name, List.of(after), RETRY);
    }

    @BeforeEach
    void open() {
        runtime = TestDatabase.fresh();
        database = runtime.as(RuntimeRole.WORKFLOW);
        jobs = new Jobs(database);
        GRAPH.nodes().forEach(node -> at(node.name(), context -> "{\"step\":\"" + context.step() + "\"}"));
    }

    @AfterEach
    void close() {
        runtime.close();
    }

    private void at(String step, StepWork work) {
        works.put(step, context -> {
            begun.add(context.step());
            return work.run(context);
        });
    }

    private JobExecutor executor() {
        return new JobExecutor(
                        new JobExecutor.Settings("test", 1, Duration.ofSeconds(1), Duration.ofMillis(20)),
                        database,
                        works)
                .start();
    }

    private RunRow finish(long run) {
        Await.until(() -> row(run).state() != RunState.RUNNING);
        return row(run);
    }

    private RunRow row(long run) {
        return jobs.run(run).orElseThrow();
    }

    private long start() {
        return jobs.start(GRAPH, Map.of("from", "2001-05-01"), Map.of());
    }

    @Test
    @Criterion("B3Cr8.workflow")
    void doesEachStepOnce_afterThoseItNeeds_andKeepsWhatItGave() {
        at("promote", context -> {
            context.progress("aliases", 1, 1);
            return "{\"was\":" + context.resultOf("train").orElseThrow() + ",\"from\":\""
                    + context.params().get("from") + "\"}";
        });
        long run = start();
        assertThat(row(run).steps()).extracting(StepRow::state).containsOnly(StepState.WAITING);

        RunRow done;
        try (JobExecutor executor = executor()) {
            done = finish(run);
        }

        assertThat(done.state()).isEqualTo(RunState.DONE);
        assertThat(begun).hasSize(5).doesNotHaveDuplicates();
        GRAPH.nodes().forEach(node -> node.after()
                .forEach(before -> assertThat(begun.indexOf(before)).isLessThan(begun.indexOf(node.name()))));
        assertThat(done.step("promote").result())
                .contains("{\"was\": {\"step\": \"train\"}, \"from\": \"2001-05-01\"}");
        assertThat(done.step("promote").progress()).isEqualTo(new StepRow.Progress("aliases", 1, 1));
        assertThat(done.steps()).allSatisfy(step -> {
            assertThat(step.attempt()).isEqualTo(1);
            assertThat(step.started().orElseThrow())
                    .isBeforeOrEqualTo(step.finished().orElseThrow());
        });
        assertThat(queue()).isEmpty();
        assertThat(jobs.lastDone(GRAPH.name(), "train", Map.of("from", "2001-05-01")))
                .contains(new Done(run, "{\"step\": \"train\"}"));
        assertThat(jobs.lastDone(GRAPH.name(), "train", Map.of("from", "2001-06-01")))
                .isEmpty();
        assertThat(jobs.lastDone("retraining", "train", Map.of()))
                .as("another graph's step of the same name")
                .isEmpty();
    }

    @Test
    @Criterion("B3Cr8.workflow")
    void triesAFailedStepAgain_andGivesUpWithItsWords() {
        at("features", context -> {
            if (context.attempt() < 3) {
                throw new IllegalStateException("no room at attempt " + context.attempt());
            }
            return "{}";
        });
        at("train", context -> {
            throw new IllegalStateException("no memory at attempt " + context.attempt());
        });
        long run = start();

        RunRow failed;
        try (JobExecutor executor = executor()) {
            failed = finish(run);
            Await.until(() -> queue().isEmpty());
        }

        assertThat(failed.state()).isEqualTo(RunState.FAILED);
        assertThat(failed.step("features").attempt()).isEqualTo(3);
        assertThat(failed.step("features").error()).isEmpty();
        assertThat(failed.failed().orElseThrow().name()).isEqualTo("train");
        assertThat(failed.step("train").error()).isEqualTo("no memory at attempt 3");
        assertThat(failed.step("train").refused()).isFalse();
        assertThat(failed.step("promote").state()).isEqualTo(StepState.CANCELLED);
        assertThat(failed.step("promote").note()).isEqualTo("train failed");
        assertThat(begun).doesNotContain("promote");
    }

    @Test
    void aNegativeAnswerIsNotTriedAgain_andKeepsItsResult() {
        at("promote", context -> {
            throw new StepRefusedException("the gate refused", "{\"ok\":false}");
        });
        long run = start();

        RunRow refused;
        try (JobExecutor executor = executor()) {
            refused = finish(run);
        }

        assertThat(refused.state()).isEqualTo(RunState.FAILED);
        assertThat(refused.step("promote"))
                .returns(true, StepRow::refused)
                .returns(1, StepRow::attempt)
                .returns("the gate refused", StepRow::error);
        assertThat(refused.step("promote").result()).contains("{\"ok\": false}");
    }

    @Test
    @Criterion("B3Cr8.workflow")
    void oneRunAtATime_theOtherIsRefusedInWords() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        List<Callable<String>> tries = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            tries.add(() -> {
                try {
                    return "run " + start();
                } catch (RunRefusedException e) {
                    return e.getMessage();
                }
            });
        }
        List<String> answers = new ArrayList<>();
        for (Future<String> each : pool.invokeAll(tries)) {
            answers.add(each.get());
        }
        pool.shutdownNow();

        long run = jobs.open().orElseThrow().id();
        assertThat(answers).filteredOn(answer -> answer.equals("run " + run)).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> !answer.equals("run " + run))
                .hasSize(7)
                .allSatisfy(words -> assertThat(words)
                        .contains("Run " + run + " of the test graph goes on", "./chainon jobs --cancel " + run));
    }

    @Test
    void whatAnEarlierRunDidIsSkipped_itsResultIsThere() {
        at("train", context -> "{\"features\":" + context.resultOf("features").orElseThrow() + "}");
        long run = jobs.start(
                GRAPH, Map.of(), Map.of("ingest", new Done(0, "{\"rows\":3}"), "features", new Done(0, "{\"tag\":1}")));
        RunRow done;
        try (JobExecutor executor = executor()) {
            done = finish(run);
        }

        assertThat(done.state()).isEqualTo(RunState.DONE);
        assertThat(begun).containsExactlyInAnyOrder("snapshot", "train", "promote");
        assertThat(done.step("ingest").state()).isEqualTo(StepState.SKIPPED);
        assertThat(done.step("ingest").note()).isEqualTo("done by run 0");
        assertThat(done.step("train").result()).contains("{\"features\": {\"tag\": 1}}");
    }

    @Test
    void aRunWithNothingToDoIsDoneAtOnce() {
        Done done = new Done(0, "{}");
        long run = jobs.start(GRAPH.upTo("features"), Map.of(), Map.of("ingest", done, "features", done));

        assertThat(row(run).state()).isEqualTo(RunState.DONE);
    }

    @Test
    void cancelStopsWhatRuns_andBeginsNothingMore() {
        CountDownLatch stopped = new CountDownLatch(1);
        at("ingest", context -> {
            context.onStop(stopped::countDown);
            await(stopped);
            throw new IllegalStateException("the child ended");
        });
        long run = start();
        try (JobExecutor executor = executor()) {
            Await.until(() -> begun.contains("ingest"));
            assertThat(jobs.cancel(run, "not needed")).isTrue();
            Await.until(() -> queue().isEmpty());
        }

        assertThat(stopped.getCount()).isZero();
        assertThat(row(run).state()).isEqualTo(RunState.CANCELLED);
        assertThat(row(run).note()).isEqualTo("not needed");
        assertThat(row(run).steps()).extracting(StepRow::state).containsOnly(StepState.CANCELLED);
        assertThat(begun).containsExactly("ingest");
        assertThat(jobs.cancel(run, "again")).isFalse();
        assertThat(start()).isGreaterThan(run);
    }

    @Test
    void anExecutorThatEndsLeavesItsStepToTheNext_withoutCountingAFailure() {
        at("ingest", context -> {
            if (context.attempt() < 5) {
                CountDownLatch stopped = new CountDownLatch(1);
                context.onStop(stopped::countDown);
                await(stopped);
                throw new IllegalStateException("the child ended");
            }
            return "{}";
        });
        long run = start();
        for (int attempt = 1; attempt < 5; attempt++) {
            int wanted = attempt;
            try (JobExecutor executor = executor()) {
                Await.until(() -> row(run).step("ingest").attempt() == wanted);
            }
            assertThat(row(run).step("ingest").state()).isEqualTo(StepState.WAITING);
        }
        try (JobExecutor executor = executor()) {
            assertThat(finish(run).state()).isEqualTo(RunState.DONE);
        }
        assertThat(row(run).step("ingest").attempt()).isEqualTo(5);
    }

    @Test
    void aResultThatIsNoJsonIsAFailureOfTheStep() {
        at("ingest", context -> "rows: 3");
        long run = start();
        try (JobExecutor executor = executor()) {
            assertThat(finish(run).step("ingest").error()).contains("json");
        }
    }

    @Test
    void aStepThatNobodyKnowsFailsInWords() {
        works.remove("ingest");
        long run = start();
        try (JobExecutor executor = executor()) {
            assertThatThrownBy(() -> {
                        throw new IllegalStateException(
                                finish(run).step("ingest").error());
                    })
                    .hasMessageContaining("does not know the step 'ingest'");
        }
    }

    private List<String> queue() {
        return database.jdbi().withHandle(handle -> handle.createQuery("SELECT task_instance FROM jobs.scheduled_tasks")
                .mapTo(String.class)
                .list());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
