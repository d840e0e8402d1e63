package dev.chainon.serving.model;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.chainon.chips.ChipSettings;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A network on ONNX Runtime: one input {@value #INPUT} of float [N, width], one output {@value #OUTPUT} of float [N, 1], a probability.
 *
 * <p>Thread-safe. Close it only when no call is running; {@link ModelSlot} sees to that.
 */
public final class OnnxModel implements AutoCloseable {

    public static final String INPUT = "input";
    public static final String OUTPUT = "output";

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;
    private final int width;
    private final ConcurrentLinkedQueue<SingleRow> singles = new ConcurrentLinkedQueue<>();

    private OnnxModel(OrtSession session, int width) {
        this.session = session;
        this.width = width;
    }

    /** On one thread of the processor. */
    public static OnnxModel open(Path file, int width) {
        return open(file, width, ChipSettings.standard());
    }

    /**
     * Loads a file, checks its signature and computes one row.
     *
     * @param width number of features that the bundle's manifest names
     * @param chips whose provider computes: one that is absent is an error with the reason, never another chip
     * @throws BadModelException if the file is no such network or the provider is absent; the message says what is wrong and what was expected
     */
    public static OnnxModel open(Path file, int width, ChipSettings chips) {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession.SessionOptions options = chips.provider().options(chips.providerThreads())) {
            // Builds for Windows would report their use to the vendor.
            environment.setTelemetry(false);
            OnnxModel model = new OnnxModel(environment.createSession(file.toString(), options), width);
            try {
                model.check(file);
                return model;
            } catch (OrtException | RuntimeException e) {
                model.close();
                throw e;
            }
        } catch (OrtException e) {
            throw new BadModelException(
                    "ONNX Runtime cannot load " + file + " on "
                            + chips.provider().key() + ": " + e.getMessage(),
                    e);
        }
    }

    private void check(Path file) throws OrtException {
        long columns = columns(session.getInputInfo(), INPUT, file);
        if (columns != width) {
            throw new BadModelException("the input of " + file + " has " + columns + " columns, but its manifest names "
                    + width + " features");
        }
        columns(session.getOutputInfo(), OUTPUT, file);
        float probe = predict(new float[width], 1)[0];
        if (!(probe >= 0 && probe <= 1)) {
            throw new BadModelException(
                    "the output of " + file + " must be a probability; a row of zeros gave " + probe);
        }
    }

    private static long columns(Map<String, NodeInfo> nodes, String name, Path file) {
        NodeInfo node = nodes.get(name);
        if (node == null || nodes.size() != 1) {
            throw new BadModelException(
                    file + " must have exactly one tensor '" + name + "' on that side, it has " + nodes.keySet());
        }
        if (!(node.getInfo() instanceof TensorInfo tensor)
                || tensor.type != OnnxJavaType.FLOAT
                || tensor.getShape().length != 2) {
            throw new BadModelException(
                    "'" + name + "' of " + file + " must be a float tensor of two dimensions, not " + node.getInfo());
        }
        return tensor.getShape()[1];
    }

    public int width() {
        return width;
    }

    /**
     * Computes rows.
     *
     * @param rows row-major values, at least {@code n * width}
     * @param n number of rows, at least 1
     * @return one probability for each row
     */
    public float[] predict(float[] rows, int n) {
        if (n < 1 || rows.length < n * width) {
            throw new IllegalArgumentException(n + " rows of " + width + " do not fit into " + rows.length + " values");
        }
        try {
            return n == 1 ? one(rows) : many(rows, n);
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime failed on " + n + " rows: " + e.getMessage(), e);
        }
    }

    private float[] one(float[] row) throws OrtException {
        SingleRow free = singles.poll();
        SingleRow single = free == null ? new SingleRow(environment, width) : free;
        float[] result = single.run(session, row);
        singles.add(single);
        return result;
    }

    private float[] many(float[] rows, int n) throws OrtException {
        float[] result = new float[n];
        try (OnnxTensor in = OnnxTensor.createTensor(
                        environment, FloatBuffer.wrap(rows, 0, n * width), new long[] {n, width});
                OrtSession.Result out = session.run(Map.of(INPUT, in))) {
            ((OnnxTensor) out.get(0)).getFloatBuffer().get(result);
        }
        return result;
    }

    @Override
    public void close() {
        singles.forEach(SingleRow::close);
        singles.clear();
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime cannot close its session", e);
        }
    }
}
