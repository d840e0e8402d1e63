package dev.chainon.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.local.process.Failure;
import dev.chainon.local.process.Home;
import dev.chainon.store.Database;
import dev.chainon.store.RuntimeRole;
import dev.chainon.store.TestDatabase;
import dev.chainon.store.jobs.JobExecutor;
import dev.chainon.store.jobs.Jobs;
import dev.chainon.store.jobs.RunRow;
import dev.chainon.store.jobs.StepRefusedException;
import dev.chainon.store.jobs.StepWork;
import dev.chainon.store.retraining.RetrainingState;
import dev.chainon.store.retraining.RetrainingStep;
import dev.chainon.store.retraining.Retrainings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Retrainings on the real job graph of the launcher, whose steps end here as a test wishes. */
class RetrainerIT {

    private static final Map<String, String> KNOWN = Map.of(Handover.JUDGE_FROM, "2001-04-24");

    private final Pipeline pipeline = Pipeline.read();
    private final Map<String, StepWork> works = new ConcurrentHashMap<>();
    private TestDatabase postgres;
    private Database database;
    private Retrainings retrainings;
    private Jobs jobs;
    private Retrainer retrainer;

    @BeforeEach
    void open() {
        postgres = TestDatabase.fresh();
        database = postgres.as(RuntimeRole.WORKFLOW);
        retrainings = new Retrainings(database);
        jobs = new Jobs(database);
        retrainer = retrainer();
        pipeline.steps().keySet().forEach(step -> works.put(step, context -> "{}"));
    }

    @AfterEach
    void close() {
        postgres.close();
    }

    private Retrainer retrainer() {
        return new Retrainer(retrainings, kept(), () -> KNOWN);
    }

    private Kept kept() {
        return new Kept(new Home(Path.of("."), Path.of(".")), pipeline, jobs, words -> {});
    }

    @Test
    void whatWasAgreedToIsDone_fromTrainingToChampion_andTheLogTellsEach() {
        ask(RetrainingState.PROPOSED);
        retrainer.run();
        assertThat(jobs.open()).as("nobody agreed yet").isEmpty();
        retrainings.append(retrainings.open().orElseThrow(), RetrainingState.APPROVED, "ada", "yes");

        RetrainingStep ended = played();

        assertThat(ended.state()).isEqualTo(RetrainingState.PROMOTED);
        assertThat(retrainings.steps(ended.id()))
                .extracting(RetrainingStep::state)
                .containsExactly(
                        RetrainingState.PROPOSED,
                        RetrainingState.APPROVED,
                        RetrainingState.RUNNING,
                        RetrainingState.PROMOTED);
        RunRow run = jobs.run(ended.run().orElseThrow()).orElseThrow();
        assertThat(run.params())
                .containsEntry(Handover.JUDGE_FROM, "2001-04-24")
                .containsEntry("retraining", "1");
        assertThat(run.steps())
                .extracting(step -> step.name())
                .containsExactly("train", "evaluate", "gate", "canary", "trial", "adopt");
    }

    @Test
    void whatTheGateRefuses_orATrialTakesBack_orFails_endsSo_inItsWords() {
        assertThat(endedBy("gate", new StepRefusedException("no gain over models:/m/1", "{}")))
                .satisfies(step -> assertThat(step.words()).contains("gate", "no gain over models:/m/1"))
                .extracting(RetrainingStep::state)
                .isEqualTo(RetrainingState.REFUSED);
        assertThat(endedBy("trial", new StepRefusedException("version 2 is complained of", "{}"))
                        .state())
                .isEqualTo(RetrainingState.ROLLED_BACK);
        assertThat(endedBy("canary", new IllegalStateException("the database is gone"))
                        .state())
                .isEqualTo(RetrainingState.FAILED);
    }

    @Test
    void aLauncherThatWasKilledGoesOnWithTheRunThatItBegan() {
        RetrainingStep asked = ask(RetrainingState.APPROVED);
        long begun = jobs.start(pipeline.retraining(), Map.of("retraining", Long.toString(asked.id())), Map.of());

        retrainer.run();

        assertThat(retrainings.open().orElseThrow().run()).hasValue(begun);
        assertThat(retrainings.open().orElseThrow().state()).isEqualTo(RetrainingState.RUNNING);
    }

    @Test
    void aRunThatARestartCutOffBeginsAgain_oneThatAPersonEndedDoesNot() {
        ask(RetrainingState.APPROVED);
        retrainer.run();
        long first = retrainings.open().orElseThrow().run().orElseThrow();
        jobs.cancel(first, Retrainer.CUT_OFF);
        retrainer.run();
        retrainer.run();
        long second = retrainings.open().orElseThrow().run().orElseThrow();
        assertThat(second).isNotEqualTo(first);

        jobs.cancel(second, "ended by ./chainon jobs --cancel");
        retrainer.run();

        assertThat(retrainings.newest(1).get(0).state()).isEqualTo(RetrainingState.STOPPED);
    }

    @Test
    void endsTheRunOfARetrainingThatAPersonStopped() {
        ask(RetrainingState.APPROVED);
        retrainer.run();
        RetrainingStep running = retrainings.open().orElseThrow();
        retrainings.append(running, RetrainingState.STOPPED, "ada", "not now");

        retrainer.run();

        assertThat(jobs.open()).isEmpty();
        assertThat(jobs.run(running.run().orElseThrow()).orElseThrow().note()).isEqualTo("stopped by ada: not now");
    }

    @Test
    void waitsWhileAnotherRunGoesOn_orTheMomentIsNotKnown() {
        ask(RetrainingState.APPROVED);
        new Retrainer(retrainings, kept(), () -> {
                    throw new Failure("the monitor does not answer");
                })
                .run();
        assertThat(retrainings.open().orElseThrow().state()).isEqualTo(RetrainingState.APPROVED);

        long other = jobs.start(pipeline.graph(), Map.of(), Map.of());
        retrainer.run();
        assertThat(retrainings.open().orElseThrow().state()).isEqualTo(RetrainingState.APPROVED);

        jobs.cancel(other, "done");
        retrainer.run();
        assertThat(retrainings.open().orElseThrow().state()).isEqualTo(RetrainingState.RUNNING);
    }

    private RetrainingStep ask(RetrainingState first) {
        return retrainings.ask(first, "quality-lost", "monitor", "it fires").orElseThrow();
    }

    private RetrainingStep endedBy(String step, RuntimeException failure) {
        works.put(step, context -> {
            throw failure;
        });
        ask(RetrainingState.APPROVED);
        RetrainingStep ended = played();
        works.put(step, context -> "{}");
        return ended;
    }

    /** Lets the open retraining go to its end, with executor and retrainer beside each other. */
    private RetrainingStep played() {
        JobExecutor.Settings quick = new JobExecutor.Settings("it", 1, Duration.ofSeconds(2), Duration.ofMillis(20));
        try (JobExecutor executor = new JobExecutor(quick, database, works)) {
            executor.start();
            for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
                    retrainings.open().isPresent(); ) {
                assertThat(System.nanoTime()).isLessThan(end);
                retrainer.run();
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
        }
        List<RetrainingStep> newest = retrainings.newest(1);
        return newest.get(0);
    }
}
