package dev.chainon.store.retraining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chainon.store.RuntimeRole;
import dev.chainon.store.TestDatabase;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RetrainingsIT {

    private TestDatabase postgres;
    private Retrainings monitoring;
    private Retrainings workflow;

    @BeforeEach
    void open() {
        postgres = TestDatabase.fresh();
        monitoring = new Retrainings(postgres.as(RuntimeRole.MONITORING));
        workflow = new Retrainings(postgres.as(RuntimeRole.WORKFLOW));
    }

    @AfterEach
    void close() {
        postgres.close();
    }

    @Test
    void goesFromAnAlertToItsEnd_eachStepKept() {
        RetrainingStep asked = asked(RetrainingState.PROPOSED);
        RetrainingStep approved = workflow.append(asked, RetrainingState.APPROVED, "a person", "yes");
        RetrainingStep running =
                workflow.append(approved, RetrainingState.RUNNING, OptionalLong.of(run()), "launcher", "begun");
        assertThat(workflow.open()).contains(running);

        workflow.append(running, RetrainingState.REFUSED, "launcher", "no gain");

        assertThat(monitoring.open()).isEmpty();
        assertThat(monitoring.steps(asked.id()))
                .extracting(RetrainingStep::state)
                .containsExactly(
                        RetrainingState.PROPOSED,
                        RetrainingState.APPROVED,
                        RetrainingState.RUNNING,
                        RetrainingState.REFUSED);
        assertThat(monitoring.newest(5)).singleElement().satisfies(last -> {
            assertThat(last.cause()).isEqualTo("quality-lost");
            assertThat(last.run()).isEqualTo(running.run());
        });
    }

    @Test
    void oneIsOpenAtATime_whoeverAsksAtOnce() throws Exception {
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            Callable<Optional<RetrainingStep>> ask =
                    () -> monitoring.ask(RetrainingState.APPROVED, "quality-lost", "monitor", "it fires");
            List<Future<Optional<RetrainingStep>>> both = two.invokeAll(List.of(ask, ask));

            assertThat(Stream.of(both.get(0).get(), both.get(1).get()).flatMap(Optional::stream))
                    .hasSize(1);
        } finally {
            two.shutdownNow();
        }
    }

    @Test
    void ofTwoWhoDecide_oneIsRefused_andNothingComesAfterTheEnd() {
        RetrainingStep asked = asked(RetrainingState.PROPOSED);
        RetrainingStep stopped = workflow.append(asked, RetrainingState.STOPPED, "a person", "not now");

        assertThatThrownBy(() -> workflow.append(asked, RetrainingState.APPROVED, "another", "yes"))
                .isInstanceOf(RetrainingConflictException.class)
                .hasMessageContaining("./chainon retrain status");
        assertThatThrownBy(() -> workflow.append(stopped, RetrainingState.APPROVED, "another", "yes"))
                .isInstanceOf(RetrainingConflictException.class);
        assertThat(asked(RetrainingState.APPROVED).id()).isEqualTo(stopped.id() + 1);
    }

    @Test
    void whoWatchesMayAsk_andNothingElse_andNoLineEverChanges() {
        RetrainingStep asked = asked(RetrainingState.PROPOSED);

        assertThatThrownBy(() -> monitoring.append(asked, RetrainingState.APPROVED, "monitor", "by myself"))
                .isInstanceOf(JdbiException.class)
                .hasMessageContaining("row-level security");
        assertThatThrownBy(() -> postgres.asAdmin()
                        .jdbi()
                        .useHandle(h -> h.execute("UPDATE runtime.retraining_log SET words = 'another'")))
                .isInstanceOf(JdbiException.class);
    }

    @Test
    void atThePortForOperators_onesOfOthersAreAnswered_andNoneIsAsked() {
        Retrainings replica = new Retrainings(postgres.as(RuntimeRole.SERVING));
        RetrainingStep approved =
                replica.append(asked(RetrainingState.PROPOSED), RetrainingState.APPROVED, "ada", "it is time");

        assertThatThrownBy(() -> replica.append(approved, RetrainingState.FAILED, "ada", "so it seems"))
                .isInstanceOf(JdbiException.class)
                .hasMessageContaining("row-level security");
        assertThat(replica.append(approved, RetrainingState.STOPPED, "ada", "not now")
                        .state())
                .isEqualTo(RetrainingState.STOPPED);
        assertThatThrownBy(() -> replica.ask(RetrainingState.APPROVED, RetrainingStep.ASKED, "ada", "by myself"))
                .isInstanceOf(JdbiException.class)
                .hasMessageContaining("row-level security");
    }

    private RetrainingStep asked(RetrainingState first) {
        return monitoring.ask(first, "quality-lost", "monitor", "it fires").orElseThrow();
    }

    private long run() {
        return postgres.asAdmin().jdbi().withHandle(h -> h.createQuery(
                        "INSERT INTO jobs.run (graph, params) VALUES ('retraining', '{}') RETURNING id")
                .mapTo(Long.class)
                .one());
    }
}
