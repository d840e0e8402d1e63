package dev.chainon.bench.spring;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The model on one thread of ONNX Runtime, as our server has it. */
@Component
public final class Scorer {

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;

    public Scorer(@Value("${peer.model}") String file) throws OrtException {
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        session = environment.createSession(file, options);
    }

    float[] score(float[] values, int[] shape) throws OrtException {
        float[] scores = new float[shape[0]];
        try (OnnxTensor in = OnnxTensor.createTensor(
                        environment, FloatBuffer.wrap(values), new long[] {shape[0], shape[1]});
                OrtSession.Result out = session.run(Map.of("input", in))) {
            ((OnnxTensor) out.get(0)).getFloatBuffer().get(scores);
        }
        return scores;
    }
}
