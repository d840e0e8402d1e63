package dev.chainon.serving.admission;

import dev.chainon.core.process.Telemetry;
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
import org.junit.jupiter.api.io.TempDir;

/** A line with a real network, a clock and an event loop by hand. */
abstract class LineByHand {

    static final float WEIGHT = 0.5f;
    static final Duration PATIENCE = Duration.ofMillis(20);

    @TempDir
    Path folder;

    final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000_000);
    final ArrayDeque<Runnable> loop = new ArrayDeque<>();
    final Map<String, Long> counted = new TreeMap<>();
    final List<String> timed = new ArrayList<>();
    final ModelSlot slot = new ModelSlot();

    @BeforeEach
    void serve() {
        serve(1);
    }

    @AfterEach
    void close() {
        slot.close();
    }

    Line line(int queue, int batchRows) {
        AdmissionSettings.Rate rate = new AdmissionSettings.Rate(0, 1, 10);
        AdmissionSettings settings = new AdmissionSettings(queue, PATIENCE, batchRows, 1, Duration.ofSeconds(10), rate);
        return new Admission(settings, telemetry(), nanos::get).line(loop::add);
    }

    void turn() {
        loop.remove().run();
    }

    void serve(int version) {
        OnnxModel network = OnnxModel.open(OnnxFile.logistic(folder.resolve(version + ".onnx"), 1, WEIGHT, version), 1);
        slot.serve(new ServedModel("toy", version, List.of("x"), network));
    }

    static float expected(float sum, int version) {
        return OnnxFile.expected(sum, WEIGHT, version);
    }

    private Telemetry telemetry() {
        return new Telemetry() {
            @Override
            public void count(String name, long amount, String... labels) {
                counted.merge(labels[0].equals("reason") ? "refused " + labels[1] : name, amount, Long::sum);
            }

            @Override
            public void time(String name, long time, String... labels) {
                timed.add(name + " " + time);
            }

            @Override
            public void gauge(String name, DoubleSupplier value, String... labels) {}
        };
    }

    /** Asks for the score of some numbers. */
    final class Asked implements Call {

        final String client;
        final float[] rows;
        long deadline = nanos.get() + Duration.ofSeconds(1).toNanos();
        float[] scores = {};
        boolean read;
        Duration takes = Duration.ZERO;
        Throwable failure;
        ModelSlot.Use opened;

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
            nanos.addAndGet(takes.toNanos());
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
