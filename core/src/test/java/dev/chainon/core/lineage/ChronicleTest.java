package dev.chainon.core.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ChronicleTest {

    private static final Instant NOON = Instant.parse("2001-05-01T12:00:00Z");
    private static final Job JOB = Job.batch("brew", "Brews tea.");
    private static final Flow BEFORE = new Flow(List.of(Dataset.topic("h:1,i:2", "water")), List.of());

    private final Kept kept = new Kept();
    private final Chronicle chronicle = new Chronicle(kept, InstantSource.fixed(NOON), Duration.ZERO);

    @Test
    void tellsTheStartAndTheEndOfWork() throws IOException {
        Dataset tea = Dataset.file(Path.of("/tea"));

        int cups = chronicle.follow(
                Chronicle.Plan.of(JOB), () -> BEFORE, () -> 3, n -> new Flow(BEFORE.inputs(), List.of(tea.rows(n))));

        assertThat(cups).isEqualTo(3);
        assertThat(kept.events).extracting(RunEvent::state).containsExactly(RunState.START, RunState.COMPLETE);
        assertThat(kept.events)
                .extracting(e -> e.run().id())
                .containsOnly(kept.events.get(0).run().id());
        assertThat(kept.events).extracting(RunEvent::at).containsOnly(NOON);
        assertThat(kept.events.get(1).flow().outputs().get(0).facts().rows()).hasValue(3);
    }

    @Test
    void tellsAFailureWithItsReason_andLetsItThrough() {
        assertThatThrownBy(() -> chronicle.follow(
                        Chronicle.Plan.of(JOB),
                        () -> BEFORE,
                        () -> {
                            throw new IOException("no water");
                        },
                        n -> Flow.NONE))
                .isInstanceOf(IOException.class);

        assertThat(kept.events).extracting(RunEvent::state).containsExactly(RunState.START, RunState.FAIL);
        assertThat(kept.events.get(1).run().error()).hasValue("java.io.IOException: no water");
        assertThat(kept.events.get(1).flow()).isEqualTo(BEFORE);
    }

    @Test
    void worksOn_whenWhatItReadsCannotBeDescribed() throws IOException {
        int cups = chronicle.follow(
                Chronicle.Plan.of(JOB),
                () -> {
                    throw new IllegalStateException("the table does not answer");
                },
                () -> 3,
                n -> Flow.NONE);

        assertThat(cups).isEqualTo(3);
        assertThat(kept.lost).singleElement().extracting(Throwable::getMessage).isEqualTo("the table does not answer");
        assertThat(kept.events).hasSize(2);
    }

    @Test
    void tellsNothingAfterTheEnd_andAbortsWhatNobodyEnded() {
        LineageRun parent = chronicle.begin(Chronicle.Plan.of(JOB), () -> BEFORE);
        LineageRun step = chronicle.begin(
                Chronicle.Plan.of(Job.streaming("brew.pour", "Pours.")).under(parent), () -> Flow.NONE);
        step.running(() -> BEFORE);
        step.close();
        step.complete(() -> Flow.NONE);
        step.fail(new IllegalStateException());
        parent.complete(() -> Flow.NONE);

        assertThat(kept.events)
                .extracting(RunEvent::state)
                .containsExactly(RunState.START, RunState.START, RunState.RUNNING, RunState.ABORT, RunState.COMPLETE);
        assertThat(kept.events.get(3).flow()).isEqualTo(BEFORE);
        assertThat(kept.events.get(1).run().parent()).hasValue(parent.asParent());
    }

    @Test
    void saysThatItGoesOn_noMoreOftenThanAsked() {
        AtomicReference<Instant> now = new AtomicReference<>(NOON);
        LineageRun run =
                new Chronicle(kept, now::get, Duration.ofSeconds(30)).begin(Chronicle.Plan.of(JOB), () -> Flow.NONE);
        for (int second = 1; second <= 65; second++) {
            now.set(NOON.plusSeconds(second));
            run.running(() -> BEFORE);
        }

        assertThat(kept.events)
                .extracting(RunEvent::at)
                .containsExactly(NOON, NOON.plusSeconds(30), NOON.plusSeconds(60));
    }

    @Test
    void namesDataSetsAsOpenLineageDoes() {
        assertThat(Dataset.topic("h:9092,i:9092", "flights.raw.e1").key()).isEqualTo("kafka://h:9092 flights.raw.e1");
        assertThat(Dataset.table("jdbc:postgresql://h:8754/runtime?ssl=true", "runtime.prediction")
                        .key())
                .isEqualTo("postgres://h:8754 runtime.runtime.prediction");
        assertThat(Dataset.server("jdbc:postgresql://h/runtime")).isEqualTo("postgres://h:5432");
        assertThat(Dataset.file(Path.of("/data/../data/f.parquet")).key()).isEqualTo("file /data/f.parquet");
        assertThatThrownBy(() -> Dataset.table("jdbc:h2:mem", "t")).hasMessageContaining("jdbc:postgresql://");
        assertThatThrownBy(() -> Job.batch("Brew Tea", "")).hasMessageContaining("lower-case");
    }

    private static final class Kept implements Lineage {
        private final List<RunEvent> events = new ArrayList<>();
        private final List<RuntimeException> lost = new ArrayList<>();

        @Override
        public void emit(RunEvent event) {
            events.add(event);
        }

        @Override
        public void lost(RuntimeException cause) {
            lost.add(cause);
        }
    }
}
