package dev.chainon.serving.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chainon.core.process.Telemetry;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.serving.model.ModelSlot;
import dev.chainon.serving.model.OnnxFile;
import dev.chainon.serving.model.OnnxModel;
import dev.chainon.serving.model.ServedModel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A line with a real network, a clock and an event loop by hand. */
class LineTest {

    private static final float WEIGHT = 0.5f;

    @TempDir
    Path folder;

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000_000);
    private final ArrayDeque<Runnable> loop = new ArrayDeque<>();
    private final Map<String, Long> counted = new TreeMap<>();
    private final ModelSlot slot = new ModelSlot();

    @BeforeEach
    void serve() {
        serve(1);
    }

    @AfterEach
    void close() {
        slot.close();
    }

    @Test
    @Criterion("B2Cr6.micro-batching")
    void loneCall_isAnsweredInItsTurn_withoutATimerOrAClock() {
        Line line = line(100, 64);
        Asked alone = new Asked("a", 2);
        line.submit(alone);

        assertThat(loop).as("only the end of this turn").hasSize(1);
        turn();
        assertThat(alone.scores).containsExactly(new float[] {expected(2, 1)}, within(1e-6f));
        assertThat(loop).isEmpty();
        assertThat(counted).containsEntry("chainon_inference_runs_total", 1L);
    }

    @Test
    @Criterion("B2Cr6.micro-batching")
    void callsOfOneTurn_areScoredInOneRun_eachWithItsOwnAnswer() {
        Line line = line(100, 64);
        List<Asked> calls = List.of(new Asked("a", 1), new Asked("b", 2, 3), new Asked("a", -4));
        calls.forEach(line::submit);
        turn();

        assertThat(calls.get(0).scores).containsExactly(new float[] {expected(1, 1)}, within(1e-6f));
        assertThat(calls.get(1).scores).containsExactly(new float[] {expected(2, 1), expected(3, 1)}, within(1e-6f));
        assertThat(calls.get(2).scores).containsExactly(new float[] {expected(-4, 1)}, within(1e-6f));
        assertThat(counted)
                .containsEntry("chainon_inference_runs_total", 1L)
                .containsEntry("chainon_inferences_total", 4L);
    }

    @Test
    void fullRun_leavesTheRestToTheNextTurn_inWhichOthersMayJoin() {
        Line line = line(100, 2);
        List<Asked> calls = List.of(new Asked("a", 1), new Asked("a", 2), new Asked("a", 3));
        calls.forEach(line::submit);
        turn();
        assertThat(calls.get(1).scores).isNotEmpty();
        assertThat(calls.get(2).scores).isEmpty();

        Asked joined = new Asked("b", 5);
        line.submit(joined);
        turn();
        assertThat(calls.get(2).scores).containsExactly(new float[] {expected(3, 1)}, within(1e-6f));
        assertThat(joined.scores).containsExactly(new float[] {expected(5, 1)}, within(1e-6f));
        assertThat(counted).containsEntry("chainon_inference_runs_total", 2L);
    }

    @Test
    void callThatCannotBeRead_failsAlone() {
        Line line = line(100, 64);
        Asked good = new Asked("a", 1);
        Asked bad = new Asked("a");
        line.submit(bad);
        line.submit(good);
        turn();

        assertThat(bad.failure).hasMessage("no rows");
        assertThat(good.scores).containsExactly(new float[] {expected(1, 1)}, within(1e-6f));
    }

    @Test
    void callsOfTwoModels_areScoredByTheModelEachAskedFor() {
        Line line = line(100, 64);
        Asked first = new Asked("a", 1);
        Asked second = new Asked("a", 1);
        first.opened = slot.use().orElseThrow();
        serve(2);
        line.submit(first);
        line.submit(second);
        turn();

        assertThat(first.scores).containsExactly(new float[] {expected(1, 1)}, within(1e-6f));
        assertThat(second.scores).containsExactly(new float[] {expected(1, 2)}, within(1e-6f));
    }

    @Test
    @Criterion("B2Cr6.deadline")
    void lateCall_isAnsweredSo_andNothingOfItIsRead() {
        Line line = line(100, 64);
        Asked late = new Asked("a", 1);
        Asked early = new Asked("a", 1);
        late.deadline = nanos.get() + Duration.ofMillis(5).toNanos();
        early.deadline = nanos.get() + Duration.ofMillis(6).toNanos();
        line.submit(late);
        line.submit(early);
        nanos.addAndGet(Duration.ofMillis(5).toNanos());
        turn();

        assertThat(late.rejected()).isEqualTo(Rejected.Reason.LATE);
        assertThat(late.read).isFalse();
        assertThat(early.scores).isNotEmpty();
        assertThat(counted).containsEntry("chainon_inferences_total", 1L).containsEntry("refused late", 1L);
    }

    @Test
    @Criterion("B2Cr6.deadline")
    void callThatIsLateWhenItComes_takesNoRoom() {
        Line line = line(1, 64);
        Asked late = new Asked("a", 1);
        late.deadline = nanos.get();
        line.submit(late);

        assertThat(late.rejected()).isEqualTo(Rejected.Reason.LATE);
        assertThat(loop).isEmpty();
    }

    @Test
    @Criterion("B2Cr6.load-shedding")
    void moreThanFit_areRefusedAtOnceWithATimeToComeBack_andTheRestIsAnswered() {
        Line line = line(3, 64);
        List<Asked> calls = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            calls.add(new Asked("client " + i, i));
            line.submit(calls.get(i));
        }
        assertThat(calls.stream().filter(c -> c.failure != null)).hasSize(7).allSatisfy(refused -> {
            assertThat(refused.rejected()).isEqualTo(Rejected.Reason.FULL);
            assertThat(((Rejected) refused.failure).retryAfterSeconds()).contains(1);
            assertThat(refused.read).isFalse();
        });
        turn();
        assertThat(calls.stream().filter(c -> c.scores.length == 1)).hasSize(3);
        assertThat(counted).containsEntry("refused full", 7L);
    }

    @Test
    @Criterion("B2Cr6.fair-queue")
    void greedyClient_losesItsOwnCalls_andTheModestOneIsInTheNextRun() {
        Line line = line(8, 2);
        List<Asked> greedy = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            greedy.add(new Asked("greedy", i));
            line.submit(greedy.get(i));
        }
        Asked modest = new Asked("modest", 1);
        line.submit(modest);
        turn();

        assertThat(modest.scores).as("in the first run").hasSize(1);
        assertThat(greedy.stream().filter(c -> c.scores.length == 1)).hasSize(1);
        assertThat(greedy.stream().filter(c -> c.failure != null)).hasSize(13);
    }

    private Line line(int queue, int batchRows) {
        AdmissionSettings.Rate rate = new AdmissionSettings.Rate(0, 1, 10, "key");
        AdmissionSettings settings = new AdmissionSettings(queue, batchRows, 1, Duration.ofSeconds(10), rate);
        return new Admission(settings, telemetry(), nanos::get).line(loop::add);
    }

    private void turn() {
        loop.remove().run();
    }

    private void serve(int version) {
        OnnxModel network = OnnxModel.open(OnnxFile.logistic(folder.resolve(version + ".onnx"), 1, WEIGHT, version), 1);
        slot.serve(new ServedModel("toy", version, List.of("x"), network));
    }

    private static float expected(float sum, int version) {
        return OnnxFile.expected(sum, WEIGHT, version);
    }

    private Telemetry telemetry() {
        return new Telemetry() {
            @Override
            public void count(String name, long amount, String... labels) {
                counted.merge(labels[0].equals("reason") ? "refused " + labels[1] : name, amount, Long::sum);
            }

            @Override
            public void time(String name, long time, String... labels) {}

            @Override
            public void gauge(String name, DoubleSupplier value, String... labels) {}
        };
    }

    /** Asks for the score of some numbers. */
    private final class Asked implements Call {

        private final String client;
        private final float[] rows;
        private long deadline = nanos.get() + Duration.ofSeconds(1).toNanos();
        private float[] scores = {};
        private boolean read;
        private Throwable failure;
        private ModelSlot.Use opened;

        Asked(String client, float... rows) {
            this.client = client;
            this.rows = rows;
        }

        Rejected.Reason rejected() {
            return ((Rejected) failure).reason();
        }

        @Override
        public String client() {
            return client;
        }

        @Override
        public long deadline() {
            return deadline;
        }

        @Override
        public ModelSlot.Use use() {
            return opened == null ? slot.use().orElseThrow() : opened;
        }

        @Override
        public Question question(ServedModel model) {
            read = true;
            if (rows.length == 0) {
                throw new IllegalArgumentException("no rows");
            }
            return new Question(rows, rows.length, answer -> scores = answer);
        }

        @Override
        public void fail(Throwable cause) {
            failure = cause;
        }
    }
}
