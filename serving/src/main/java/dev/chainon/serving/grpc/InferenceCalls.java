package dev.chainon.serving.grpc;

import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import dev.chainon.core.process.Telemetry;
import dev.chainon.protocol.ModelInferRequest;
import dev.chainon.protocol.ModelInferResponse;
import dev.chainon.protocol.ModelMetadataRequest;
import dev.chainon.protocol.ModelMetadataResponse;
import dev.chainon.protocol.ModelReadyRequest;
import dev.chainon.protocol.ModelReadyResponse;
import dev.chainon.protocol.ServerLiveRequest;
import dev.chainon.protocol.ServerLiveResponse;
import dev.chainon.protocol.ServerMetadataRequest;
import dev.chainon.protocol.ServerMetadataResponse;
import dev.chainon.protocol.ServerReadyRequest;
import dev.chainon.protocol.ServerReadyResponse;
import dev.chainon.serving.http.Limits;
import dev.chainon.serving.http.Models;
import dev.chainon.serving.http.Refusal;
import dev.chainon.serving.model.ModelSlot;
import dev.chainon.serving.model.OnnxModel;
import dev.chainon.serving.model.ServedModel;
import dev.chainon.serving.model.Wish;
import io.vertx.core.Vertx;
import io.vertx.grpc.server.GrpcServer;
import java.util.Optional;

/** The six calls of the Open Inference Protocol v2. Thread-safe. */
public final class InferenceCalls {

    private final String server;
    private final String version;
    private final Models models;
    private final Limits limits;
    private final Telemetry telemetry;

    /**
     * @param server what the server calls itself
     * @param version of the server
     */
    public InferenceCalls(String server, String version, Models models, Limits limits, Telemetry telemetry) {
        this.server = server;
        this.version = version;
        this.models = models;
        this.limits = limits;
        this.telemetry = telemetry;
    }

    void mount(GrpcServer grpc, Vertx vertx) {
        bind(grpc, vertx, "ServerLive", ServerLiveRequest.parser(), r -> live());
        bind(grpc, vertx, "ServerReady", ServerReadyRequest.parser(), r -> ready());
        bind(grpc, vertx, "ServerMetadata", ServerMetadataRequest.parser(), r -> metadata());
        bind(grpc, vertx, "ModelReady", ModelReadyRequest.parser(), this::modelReady);
        bind(grpc, vertx, "ModelMetadata", ModelMetadataRequest.parser(), this::modelMetadata);
        bind(grpc, vertx, "ModelInfer", ModelInferRequest.parser(), this::infer);
    }

    private <I extends MessageLite, O extends MessageLite> void bind(
            GrpcServer grpc, Vertx vertx, String method, Parser<I> parser, UnaryCall.Answer<I, O> answer) {
        new UnaryCall<>(method, parser, answer).mount(grpc, vertx, limits.inlineBytes(), telemetry);
    }

    private static ServerLiveResponse live() {
        return ServerLiveResponse.newBuilder().setLive(true).build();
    }

    private ServerReadyResponse ready() {
        return ServerReadyResponse.newBuilder()
                .setReady(models.health().firstMissing().isEmpty())
                .build();
    }

    private ServerMetadataResponse metadata() {
        return ServerMetadataResponse.newBuilder()
                .setName(server)
                .setVersion(version)
                .build();
    }

    /** A model that is not loaded yet is not ready; one that is not known is an error. */
    private ModelReadyResponse modelReady(ModelReadyRequest request) {
        boolean ready;
        try (ModelSlot.Use use = models.use(request.getName(), given(request.getVersion()))) {
            ready = !use.model().features().isEmpty();
        } catch (Refusal e) {
            if (e.status() != UnaryCall.NOT_READY) {
                throw e;
            }
            ready = false;
        }
        return ModelReadyResponse.newBuilder().setReady(ready).build();
    }

    private ModelMetadataResponse modelMetadata(ModelMetadataRequest request) {
        try (ModelSlot.Use use = models.use(request.getName(), given(request.getVersion()))) {
            ServedModel model = use.model();
            return ModelMetadataResponse.newBuilder()
                    .setName(model.name())
                    .addVersions(Integer.toString(model.version()))
                    .setPlatform("onnxruntime_onnx")
                    .addInputs(tensor(OnnxModel.INPUT, model.features().size()))
                    .addOutputs(tensor(OnnxModel.OUTPUT, 1))
                    .build();
        }
    }

    private static ModelMetadataResponse.TensorMetadata tensor(String name, int columns) {
        return ModelMetadataResponse.TensorMetadata.newBuilder()
                .setName(name)
                .setDatatype("FP32")
                .addShape(-1)
                .addShape(columns)
                .build();
    }

    private ModelInferResponse infer(ModelInferRequest request) {
        try (ModelSlot.Use use = models.use(request.getModelName(), given(request.getModelVersion()))) {
            ServedModel model = use.model();
            InferMessages messages = new InferMessages(request);
            var rows = messages.rows(model.features(), limits.rows());
            float[] result = model.predict(rows.values(), rows.count());
            telemetry.count(
                    "chainon_inferences_total",
                    rows.count(),
                    "model_name",
                    model.name(),
                    "model_version",
                    Integer.toString(model.version()));
            return messages.response(model, result);
        }
    }

    private static Wish given(String version) {
        return version.isEmpty() ? Wish.NONE : new Wish(Optional.of(version), Optional.empty());
    }
}
