package dev.chainon.training;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/** Computes an exported model on the rows of a split with ONNX Runtime, on one thread. */
final class OnnxScores {

    private static final int CHUNK = 8192;
    private static final int CALLS = 2000;

    private OnnxScores() {}

    /** @throws IllegalStateException if ONNX Runtime refuses the model or its signature is another */
    static float[] of(Path model, Split split) {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession.SessionOptions options = options();
                OrtSession session = environment.createSession(model.toString(), options)) {
            return scores(environment, session, split);
        } catch (OrtException e) {
            throw new IllegalStateException(
                    "ONNX Runtime cannot compute " + model + " on " + split.width() + " features: " + e.getMessage(),
                    e);
        }
    }

    private static OrtSession.SessionOptions options() throws OrtException {
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        return options;
    }

    /** Median time of a call for one row, after as many calls that are not counted. */
    static double microsecondsOfOneRow(Path model, Split split) {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession.SessionOptions options = options();
                OrtSession session = environment.createSession(model.toString(), options)) {
            float[][] row = new float[1][split.width()];
            double[] times = new double[CALLS];
            for (int call = 0; call < 2 * CALLS; call++) {
                split.read(call % split.rows(), 1, row[0], 0);
                long start = System.nanoTime();
                try (OnnxTensor input = OnnxTensor.createTensor(environment, row);
                        OrtSession.Result result = session.run(Map.of(OnnxExport.INPUT, input))) {
                    times[call % CALLS] = (System.nanoTime() - start) / 1e3;
                }
            }
            Arrays.sort(times);
            return times[CALLS / 2];
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime cannot compute " + model + ": " + e.getMessage(), e);
        }
    }

    private static float[] scores(OrtEnvironment environment, OrtSession session, Split split) throws OrtException {
        float[] scores = new float[split.rows()];
        float[] rows = new float[CHUNK * split.width()];
        FloatBuffer direct = ByteBuffer.allocateDirect(rows.length * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        for (int row = 0; row < scores.length; row += CHUNK) {
            int count = Math.min(CHUNK, scores.length - row);
            split.read(row, count, rows, 0);
            direct.clear().put(rows, 0, count * split.width()).flip();
            long[] shape = {count, split.width()};
            try (OnnxTensor input = OnnxTensor.createTensor(environment, direct, shape);
                    OrtSession.Result result = session.run(Map.of(OnnxExport.INPUT, input))) {
                ((OnnxTensor) result.get(0)).getFloatBuffer().get(scores, row, count);
            }
        }
        return scores;
    }

    /** Largest absolute difference; infinite where one of the two is no number. */
    static double largestDifference(float[] one, float[] other) {
        if (one.length != other.length) {
            throw new IllegalArgumentException(one.length + " scores cannot be compared with " + other.length);
        }
        double largest = 0;
        for (int i = 0; i < one.length; i++) {
            double difference = Math.abs((double) one[i] - other[i]);
            largest = Math.max(largest, Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference);
        }
        return largest;
    }
}
