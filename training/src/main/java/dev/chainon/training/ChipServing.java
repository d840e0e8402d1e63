package dev.chainon.training;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.chainon.chips.Energy;
import dev.chainon.chips.Provider;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** Measures predictions of an exported model with one execution provider. It needs no ND4J: a process that serves has none. */
public final class ChipServing implements AutoCloseable {

    /** Rows of a call. */
    private static final int[] BATCHES = {1, 16, 256, 4096};

    private static final double SECONDS_OF_A_ROUND = 0.3;
    private static final int LEAST_CALLS = 20;
    private static final int MOST_CALLS = 50_000;

    private final ChipWork work;
    private final int width;
    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;

    /**
     * Opens the model and computes a row.
     *
     * @throws ChipAbsentException if the provider is absent or cannot compute the model, in ONNX Runtime's words
     */
    public ChipServing(ChipWork work, Provider provider, int threads) {
        this.work = work;
        this.width = work.validation().width();
        try (OrtSession.SessionOptions options = provider.options(threads)) {
            this.session = environment.createSession(work.model().toString(), options);
        } catch (OrtException e) {
            throw new ChipAbsentException("chainon.chips.provider = " + provider.key(), Provider.reason(e));
        }
        try (Calls calls = new Calls(1)) {
            calls.call(0);
        }
    }

    /**
     * Times of calls of several sizes, the copy to the tensor by itself, and how far the scores are from the reference's.
     *
     * @param rounds of 0.3 seconds that are spent on each
     */
    public Map<String, Double> measure(int rounds) {
        Map<String, Double> figures = new TreeMap<>();
        work.judge(scores(), ChipWork.REFERENCE_OF_SERVING, figures);
        for (int batch : BATCHES) {
            if (batch <= work.validation().rows()) {
                measure(batch, rounds, figures);
            }
        }
        return figures;
    }

    private void measure(int batch, int rounds, Map<String, Double> figures) {
        Stopwatch.Patience patience = new Stopwatch.Patience(LEAST_CALLS, MOST_CALLS, rounds * SECONDS_OF_A_ROUND);
        String prefix = "batch." + batch + ".";
        try (Calls calls = new Calls(batch)) {
            Stopwatch[] times = new Stopwatch[1];
            OptionalDouble joules = Energy.ofMachine().during(() -> times[0] = Stopwatch.of(patience, calls::call));
            figures.put(prefix + "mean.us", 1e6 * times[0].mean());
            figures.put(prefix + "p50.us", 1e6 * times[0].median());
            figures.put(prefix + "p99.us", 1e6 * times[0].p99());
            figures.put(prefix + "rows.per.second", batch / times[0].mean());
            joules.ifPresent(all -> figures.put(
                    prefix + "joules.per.million.rows",
                    all * 1e6 / batch / (times[0].times() + Math.max(1, LEAST_CALLS / 10))));
            Stopwatch copy = Stopwatch.of(patience, calls::fill);
            figures.put(prefix + "transfer.us", 1e6 * copy.median());
            figures.put(prefix + "transfer.bytes.per.second", (double) batch * width * Float.BYTES / copy.median());
        }
    }

    private float[] scores() {
        int rows = work.validation().rows();
        int most = Math.min(BATCHES[BATCHES.length - 1], rows);
        float[] scores = new float[rows];
        try (Calls calls = new Calls(most)) {
            for (int row = 0; row < rows; row += most) {
                // The last call begins earlier, so that all are of one size.
                int from = Math.min(row, rows - most);
                calls.read(from);
                System.arraycopy(calls.run(), 0, scores, from, most);
            }
        }
        return scores;
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime cannot close its session", e);
        }
    }

    /** Calls of one size, with tensors that are made once. */
    private final class Calls implements AutoCloseable {

        private final int batch;
        private final float[] rows;
        private final float[] answers;
        private final FloatBuffer in;
        private final FloatBuffer out;
        private final OnnxTensor input;
        private final OnnxTensor output;

        Calls(int batch) {
            this.batch = batch;
            this.rows = new float[batch * width];
            this.answers = new float[batch];
            this.in = direct(rows.length);
            this.out = direct(batch);
            try {
                this.input = OnnxTensor.createTensor(environment, in, new long[] {batch, width});
                this.output = OnnxTensor.createTensor(environment, out, new long[] {batch, 1});
            } catch (OrtException e) {
                throw new IllegalStateException("ONNX Runtime makes no tensor of " + batch + " rows", e);
            }
        }

        private static FloatBuffer direct(int floats) {
            return ByteBuffer.allocateDirect(floats * Float.BYTES)
                    .order(ByteOrder.nativeOrder())
                    .asFloatBuffer();
        }

        void read(int firstRow) {
            work.validation().read(firstRow, batch, rows, 0);
        }

        void fill(int time) {
            in.put(0, rows, 0, rows.length);
        }

        /** The rows that {@link #read} took last. */
        float[] run() {
            fill(0);
            try {
                session.run(Map.of(OnnxExport.INPUT, input), Map.of(OnnxExport.OUTPUT, output))
                        .close();
            } catch (OrtException e) {
                throw new IllegalStateException("ONNX Runtime cannot compute " + batch + " rows: " + e.getMessage(), e);
            }
            out.get(0, answers);
            return answers;
        }

        void call(int time) {
            run();
        }

        @Override
        public void close() {
            input.close();
            output.close();
        }
    }
}
