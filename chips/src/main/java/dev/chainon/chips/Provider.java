package dev.chainon.chips;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** An execution provider of ONNX Runtime: a library that computes a model on one kind of chip. */
public enum Provider {
    /** ONNX Runtime's own kernels; every build has them. */
    CPU(Kind.CPU, (options, threads) -> options.addCPU(true)),
    XNNPACK(
            Kind.CPU,
            (options, threads) -> options.addXnnpack(Map.of("intra_op_num_threads", Integer.toString(threads)))),
    /** oneDNN by its older name. */
    DNNL(Kind.CPU, (options, threads) -> options.addDnnl(true)),
    CUDA(Kind.GPU, (options, threads) -> options.addCUDA(0)),
    TENSORRT(Kind.GPU, (options, threads) -> options.addTensorrt(0)),
    ROCM(Kind.GPU, (options, threads) -> options.addROCM(0)),
    DIRECTML(Kind.GPU, (options, threads) -> options.addDirectML(0)),
    WEBGPU(Kind.GPU, (options, threads) -> options.addWebGPU(Map.of())),
    OPENVINO(Kind.NPU, (options, threads) -> options.addOpenVINO("NPU")),
    QNN(Kind.NPU, (options, threads) -> options.addQnn(Map.of("backend_path", System.mapLibraryName("QnnHtp")))),
    COREML(Kind.NPU, (options, threads) -> options.addCoreML(Map.of("MLComputeUnits", "CPUAndNeuralEngine"))),
    NNAPI(Kind.NPU, (options, threads) -> options.addNnapi());

    /** Of a chip. */
    public enum Kind {
        CPU,
        GPU,
        NPU
    }

    private interface Way {
        void into(OrtSession.SessionOptions options, int threads) throws OrtException;
    }

    private final Kind kind;
    private final Way way;

    Provider(Kind kind, Way way) {
        this.kind = kind;
        this.way = way;
    }

    public Kind kind() {
        return kind;
    }

    /** Its name in settings and results. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Options of a session that computes here. On a GPU or an NPU nothing falls back to the CPU: what the chip cannot compute is an error when the session
     * is made. The caller closes them.
     *
     * @param threads of one call
     * @throws OrtException with ONNX Runtime's own reason if the provider is absent
     */
    public OrtSession.SessionOptions options(int threads) throws OrtException {
        // A provider of a library of its own logs through the environment, which must be there first.
        OrtEnvironment.getEnvironment();
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        try {
            options.setIntraOpNumThreads(threads);
            options.setInterOpNumThreads(1);
            if (kind != Kind.CPU) {
                options.addConfigEntry("session.disable_cpu_ep_fallback", "1");
            }
            way.into(options, threads);
            return options;
        } catch (OrtException | RuntimeException e) {
            options.close();
            throw e;
        }
    }

    /** Why it cannot be used here, in ONNX Runtime's own words; empty where it can. */
    public Optional<String> absence() {
        try (OrtSession.SessionOptions options = options(1)) {
            return Optional.empty();
        } catch (OrtException e) {
            return Optional.of(reason(e));
        }
    }

    /** ONNX Runtime's words on one line. */
    public static String reason(OrtException e) {
        return "OrtException: "
                + String.valueOf(e.getMessage()).replaceAll("\\s+", " ").strip();
    }
}
