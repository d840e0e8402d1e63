package dev.chainon.local.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.chainon.evidence.record.Criterion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ValueStreamTest {

    private static final Instant COMMITTED = Instant.parse("2026-01-01T00:00:00Z");
    private static final Run.Code CODE = new Run.Code("abc", COMMITTED);

    @Test
    @Criterion("B4Cr3.value-stream")
    void tellsWaitingFromWork_acrossRunsAndTheDeployment() {
        ValueStream way = ValueStream.of(
                        List.of(
                                run(CODE, played("build", 100, 160, true), played("test", 160, 220, false)),
                                run(CODE, played("test", 300, 360, true))),
                        List.of(deployment("abc", 1000, 1060), deployment("other", 400, 500)))
                .orElseThrow();

        assertThat(way.stretches())
                .extracting(ValueStream.Stretch::name, ValueStream.Stretch::kind, ValueStream.Stretch::seconds)
                .containsExactly(
                        tuple("build", ValueStream.Kind.WAITING, 100.0),
                        tuple("build", ValueStream.Kind.STEP, 60.0),
                        tuple("test", ValueStream.Kind.STEP, 60.0),
                        tuple("test", ValueStream.Kind.WAITING, 80.0),
                        tuple("test", ValueStream.Kind.STEP, 60.0),
                        tuple("switch", ValueStream.Kind.WAITING, 640.0),
                        tuple("switch", ValueStream.Kind.DEPLOYMENT, 60.0));
        assertThat(way.stretches().get(2).good()).as("a failed try is work too").isFalse();
        assertThat(way.working()).isEqualTo(240);
        assertThat(way.waiting()).isEqualTo(820);
        assertThat(way.efficiency()).isEqualTo(240 / 1060.0);
    }

    @Test
    void takesTheNewestCommit_oneWithoutChangesBeforeAnyOther() {
        Run changed = run(new Run.Code("def+changes", COMMITTED), played("build", 900, 960, true));
        Run older = run(new Run.Code("xyz", COMMITTED), played("build", 10, 20, true));
        Run newer = run(CODE, played("build", 100, 160, true));

        assertThat(ValueStream.of(List.of(older, newer, changed), List.of()))
                .get()
                .extracting(ValueStream::commit)
                .isEqualTo("abc");
        assertThat(ValueStream.of(List.of(changed), List.of()).orElseThrow().stretches())
                .as("nobody knows since when it waited")
                .hasSize(1);
        assertThat(ValueStream.of(List.of(), List.of())).isEmpty();
    }

    private static Run run(Run.Code code, Played... steps) {
        return new Run("./chainon ci", steps[0].started(), code, "toy", List.of(steps));
    }

    private static Played played(String step, int from, int to, boolean good) {
        return new Played(
                step,
                good ? Played.Outcome.PASSED : Played.Outcome.FAILED,
                COMMITTED.plusSeconds(from),
                COMMITTED.plusSeconds(to),
                good ? 0 : 1,
                60,
                false);
    }

    private static Deployment deployment(String version, int from, int to) {
        return new Deployment(
                version,
                Optional.of(COMMITTED),
                COMMITTED.plusSeconds(from),
                COMMITTED.plusSeconds(to),
                Deployment.Outcome.KEPT,
                List.of(new Deployment.Stage("switch", to - from, "passed")));
    }
}
