package dev.chainon.training;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.chainon.training.evaluation.Importance;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Map;

/** An exported model, open in ONNX Runtime on one thread. One thread at a time. */
final class OnnxModel implements AutoCloseable, Importance.Scorer {

    private static final int CHUNK = 8192;

    private final Path file;
    private final int width;
    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;
    private final FloatBuffer direct;

    /**
     * @param width values of a row
     * @throws IllegalStateException if ONNX Runtime refuses the model
     */
    OnnxModel(Path file, int width) {
        this.file = file;
        this.width = width;
        this.direct = ByteBuffer.allocateDirect(CHUNK * width * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            session = environment.createSession(file.toString(), options);
        } catch (OrtException e) {
            throw refused(e);
        }
    }

    /** @throws IllegalStateException if the model's signature is another */
    @Override
    public float[] scores(float[] rows, int count) {
        float[] scores = new float[count];
        for (int row = 0; row < count; row += CHUNK) {
            score(rows, row, Math.min(CHUNK, count - row), scores);
        }
        return scores;
    }

    private void score(float[] rows, int from, int count, float[] scores) {
        direct.clear().put(rows, from * width, count * width).flip();
        long[] shape = {count, width};
        try (OnnxTensor input = OnnxTensor.createTensor(environment, direct, shape);
                OrtSession.Result result = session.run(Map.of(OnnxExport.INPUT, input))) {
            ((OnnxTensor) result.get(0)).getFloatBuffer().get(scores, from, count);
        } catch (OrtException e) {
            throw refused(e);
        }
    }

    private IllegalStateException refused(OrtException e) {
        return new IllegalStateException(
                "ONNX Runtime cannot compute " + file + " on " + width + " features: " + e.getMessage(), e);
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw refused(e);
        }
    }
}
