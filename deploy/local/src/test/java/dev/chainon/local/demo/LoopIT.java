package dev.chainon.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.core.process.Telemetry;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.monitoring.retraining.RetrainingSettings;
import dev.chainon.monitoring.retraining.RetrainingTrigger;
import dev.chainon.monitoring.retraining.Ruling;
import dev.chainon.registry.ModelVersion;
import dev.chainon.registry.ReleaseStep;
import dev.chainon.store.RuntimeRole;
import dev.chainon.store.jobs.JobExecutor;
import dev.chainon.store.jobs.RunRow;
import dev.chainon.store.jobs.StepState;
import dev.chainon.store.jobs.StepStoppedException;
import dev.chainon.store.retraining.RetrainingState;
import dev.chainon.store.retraining.RetrainingStep;
import dev.chainon.store.retraining.Retrainings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The loop in small: the real alert rule, policy, job graph, trainer, gate, registry and release log, from an alert to the version that serves. */
class LoopIT {

    private static final RetrainingSettings POLICY = new RetrainingSettings(
            Set.of(StaleAlert.ID),
            Duration.ofHours(1),
            2,
            Duration.ofDays(1),
            false,
            Duration.ofMillis(20),
            Optional.empty());

    @TempDir
    Path home;

    private ToyLoop loop;
    private StaleAlert alert;
    private volatile Duration later = Duration.ZERO;

    @BeforeEach
    void open() throws IOException {
        loop = new ToyLoop(home);
        alert = new StaleAlert(Instant.parse("1970-02-25T00:00:00Z"), this::learnedUntil, this::now);
    }

    @AfterEach
    void close() {
        loop.close();
    }

    private Instant now() {
        return Instant.now().plus(later);
    }

    private Instant learnedUntil() {
        return Instant.parse(
                Objects.requireNonNull(loop.champion().manifest().params().get("learned-until")));
    }

    private RetrainingTrigger trigger() {
        Retrainings asking = new Retrainings(loop.postgres.as(RuntimeRole.MONITORING));
        return new RetrainingTrigger(POLICY, alert, asking, Telemetry.NONE, this::now).start();
    }

    @Test
    @Criterion("B2Cr1.retraining")
    void anAlertBecomesAChampion_whichClearsIt_andTheNextOneIsRefusedForLackOfGain() {
        ModelVersion first = loop.champion();
        try (RetrainingTrigger trigger = trigger();
                JobExecutor executor = loop.executor()) {
            RetrainingStep ended = ended(1);

            assertThat(ended.words()).isEqualTo("run 1 made the new version champion");
            assertThat(ended.state()).isEqualTo(RetrainingState.PROMOTED);
            assertThat(ended.cause()).isEqualTo("ModelStale");
            assertThat(loop.champion().version()).isGreaterThan(first.version());
            assertThat(loop.releases.history(ToyLoop.MODEL))
                    .extracting(ReleaseStep::action)
                    .containsExactly(ReleaseStep.Action.CANARY, ReleaseStep.Action.PROMOTE);
            assertThat(alert.get())
                    .as("the new champion learnt until 31 January")
                    .isEmpty();

            ModelVersion second = loop.champion();
            alert.streamIs(Instant.parse("1970-04-25T00:00:00Z"));
            await(() -> words(trigger).equals("retraining 1 ended less than 3600 s ago"));
            later = Duration.ofHours(2);
            RetrainingStep refused = ended(2);

            assertThat(refused.state()).isEqualTo(RetrainingState.REFUSED);
            assertThat(refused.words())
                    .startsWith("gate: ")
                    .contains("no gain: " + second.uri() + " is champion already");
            assertThat(loop.champion().version()).isEqualTo(second.version());
            later = Duration.ofHours(4);
            await(() -> words(trigger).equals("the budget of 2 in 86400 s is spent"));
            assertThat(executor).isNotNull();
        }
    }

    @Test
    void killedHalfWay_itGoesOnWithoutTrainingAgain_andAReplicaTakesTheVersionBack() throws Exception {
        ModelVersion first = loop.champion();
        CountDownLatch reached = new CountDownLatch(1);
        loop.otherwise.put("evaluate", context -> {
            CountDownLatch stopped = new CountDownLatch(1);
            context.onStop(stopped::countDown);
            reached.countDown();
            awaited(stopped);
            throw new StepStoppedException("the launcher ends");
        });
        loop.retrainings
                .ask(RetrainingState.APPROVED, RetrainingStep.ASKED, "ada", "to see")
                .orElseThrow();
        loop.retrainer().run();
        try (JobExecutor executor = loop.executor()) {
            awaited(reached);
            assertThat(executor).isNotNull();
        }
        // What the next launcher does before it plays its own graph.
        loop.jobs.cancel(loop.jobs.open().orElseThrow().id(), Retrainer.CUT_OFF);
        loop.otherwise.clear();

        try (JobExecutor executor = loop.executor()) {
            Retrainer retrainer = loop.retrainer();
            await(() -> {
                retrainer.run();
                return underWay().isPresent();
            });
            loop.replica.takeBack(underWay().orElseThrow(), "replica-1", "3 of 4 calls failed");
            await(() -> {
                retrainer.run();
                return loop.retrainings.open().isEmpty();
            });
            assertThat(executor).isNotNull();
        }

        RetrainingStep ended = loop.retrainings.newest(1).get(0);
        assertThat(ended.words()).startsWith("trial: ").contains("3 of 4 calls failed");
        assertThat(ended.state()).isEqualTo(RetrainingState.ROLLED_BACK);
        assertThat(loop.begun)
                .as("the second run knew what the first one trained")
                .containsOnlyOnce("train");
        RunRow run = loop.jobs.run(ended.run().orElseThrow()).orElseThrow();
        assertThat(run.step("train").state()).isEqualTo(StepState.SKIPPED);
        assertThat(loop.champion().version()).isEqualTo(first.version());
        assertThat(loop.jobs.lastDone("pipeline", "train", Map.of()))
                .as("a retraining's model is not the pipeline's")
                .isEmpty();
    }

    /** Lets retrainer and replica do their work until a retraining has ended. */
    private RetrainingStep ended(long id) {
        Retrainer retrainer = loop.retrainer();
        await(() -> {
            retrainer.run();
            underWay().ifPresent(trial -> loop.replica.report(trial, "replica-1", "{\"challenger\": {\"rows\": 50}}"));
            return newest(id).filter(step -> step.state().ended()).isPresent();
        });
        return newest(id).orElseThrow();
    }

    private Optional<RetrainingStep> newest(long id) {
        List<RetrainingStep> steps = loop.retrainings.steps(id);
        return steps.isEmpty() ? Optional.empty() : Optional.of(steps.get(steps.size() - 1));
    }

    private Optional<ReleaseStep> underWay() {
        return loop.replica.newest(ToyLoop.MODEL).filter(ReleaseStep::underWay);
    }

    private static String words(RetrainingTrigger trigger) {
        return trigger.ruling() instanceof Ruling.Leave leave ? leave.why() : "";
    }

    private static void awaited(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void await(BooleanSupplier done) {
        for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60); !done.getAsBoolean(); ) {
            assertThat(System.nanoTime()).as("a minute is over").isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }
}
