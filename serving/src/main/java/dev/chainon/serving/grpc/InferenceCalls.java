package dev.chainon.serving.grpc;

import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import dev.chainon.core.process.Telemetry;
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
import dev.chainon.serving.admission.Admission;
import dev.chainon.serving.admission.Line;
import dev.chainon.serving.admission.Rejected;
import dev.chainon.serving.http.Limits;
import dev.chainon.serving.http.Models;
import dev.chainon.serving.http.Refusal;
import dev.chainon.serving.model.ModelSlot;
import dev.chainon.serving.model.OnnxModel;
import dev.chainon.serving.model.ServedModel;
import dev.chainon.serving.model.Wish;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.grpc.server.GrpcServer;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** The six calls of the Open Inference Protocol v2. Thread-safe. */
public final class InferenceCalls {

    private static final int NOT_READY = 503;

    private final String server;
    private final String version;
    private final Models models;
    private final Limits limits;
    private final Admission admission;
    private final Telemetry telemetry;

    /** What is served: the name and the version that the server gives itself, and its models. */
    public record Served(String server, String version, Models models) {}

    /** @param admission who is answered when; shared with the other ways in, so that a client has one rate */
    public InferenceCalls(Served served, Limits limits, Admission admission, Telemetry telemetry) {
        this.server = served.server();
        this.version = served.version();
        this.models = served.models();
        this.limits = limits;
        this.admission = admission;
        this.telemetry = telemetry;
    }

    /** On the event loop that serves. */
    void mount(GrpcServer grpc) {
        Exchange.Entrance entrance = new Exchange.Entrance(grpc, limits.bodyBytes(), telemetry);
        bind(entrance, "ServerLive", ServerLiveRequest.parser(), r -> live());
        bind(entrance, "ServerReady", ServerReadyRequest.parser(), r -> ready());
        bind(entrance, "ServerMetadata", ServerMetadataRequest.parser(), r -> metadata());
        bind(entrance, "ModelReady", ModelReadyRequest.parser(), this::modelReady);
        bind(entrance, "ModelMetadata", ModelMetadataRequest.parser(), this::modelMetadata);
        Context loop = Vertx.currentContext();
        Line line = admission.line(task -> loop.runOnContext(ignored -> task.run()));
        Exchange.<ModelInferResponse>serve(entrance, "ModelInfer", (exchange, message) -> {
            InferCall call = new InferCall(exchange, message, terms(exchange));
            Optional<Rejected> turnedAway = line.turnedAway(call.client(), call.deadline());
            if (turnedAway.isPresent()) {
                call.fail(turnedAway.get());
            } else if (message.length() <= limits.inlineBytes()) {
                line.submit(call);
            } else {
                admission.large(call, task -> loop.executeBlocking(Executors.callable(task), false)
                        .onFailure(call::fail));
            }
        });
    }

    private InferCall.Terms terms(Exchange<?> exchange) {
        return new InferCall.Terms(models, limits.rows(), exchange.client(), admission.deadline(exchange.timeout()));
    }

    private <I extends MessageLite, O extends MessageLite> void bind(
            Exchange.Entrance entrance, String method, Parser<I> parser, Function<I, O> answer) {
        Exchange.<O>serve(
                entrance,
                method,
                (exchange, message) -> exchange.succeed(answer.apply(exchange.parsed(parser, message))));
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

    private static Wish about(String version) {
        return Wish.about(Optional.of(version).filter(given -> !given.isEmpty()));
    }

    /** A model that is not loaded yet is not ready; one that is not known is an error. */
    private ModelReadyResponse modelReady(ModelReadyRequest request) {
        boolean ready;
        try (ModelSlot.Use use = models.use(request.getName(), about(request.getVersion()))) {
            ready = !use.model().features().isEmpty();
        } catch (Refusal e) {
            if (e.status() != NOT_READY) {
                throw e;
            }
            ready = false;
        }
        return ModelReadyResponse.newBuilder().setReady(ready).build();
    }

    private ModelMetadataResponse modelMetadata(ModelMetadataRequest request) {
        try (ModelSlot.Use use = models.use(request.getName(), about(request.getVersion()))) {
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
}
