package dev.chainon.serving.model;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Map;

/** Tensors of one row that are used again and again: most calls are of one row, and making tensors would double their time. One call at a time. */
final class SingleRow implements AutoCloseable {

    private final FloatBuffer in;
    private final FloatBuffer out;
    private final OnnxTensor input;
    private final OnnxTensor output;
    private final Map<String, OnnxTensor> inputs;
    private final Map<String, OnnxTensor> outputs;

    SingleRow(OrtEnvironment environment, int width) throws OrtException {
        in = direct(width);
        out = direct(1);
        input = OnnxTensor.createTensor(environment, in, new long[] {1, width});
        output = OnnxTensor.createTensor(environment, out, new long[] {1, 1});
        inputs = Map.of(OnnxModel.INPUT, input);
        outputs = Map.of(OnnxModel.OUTPUT, output);
    }

    private static FloatBuffer direct(int floats) {
        return ByteBuffer.allocateDirect(floats * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }

    float[] run(OrtSession session, float[] row) throws OrtException {
        in.put(0, row, 0, in.capacity());
        session.run(inputs, outputs).close();
        return new float[] {out.get(0)};
    }

    @Override
    public void close() {
        input.close();
        output.close();
    }
}
