package dev.chainon.conformance;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import dev.chainon.protocol.InferTensorContents;
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
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.grpc.common.GrpcMessageDecoder;
import io.vertx.grpc.common.GrpcMessageEncoder;
import io.vertx.grpc.common.GrpcStatus;
import io.vertx.grpc.common.ServiceMethod;
import io.vertx.grpc.common.ServiceName;
import io.vertx.grpc.server.GrpcServer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The model of {@link HonestServer} by gRPC, into which a fault can be planted. */
final class HonestGrpcServer implements AutoCloseable {

    private static final ServiceName SERVICE = ServiceName.create("inference", "GRPCInferenceService");

    private final Vertx vertx = Vertx.vertx();
    private final Fault fault;
    private final HttpServer server;

    /** What would be answered. */
    record Reply(GrpcStatus status, Message message) {

        static Reply ok(Message message) {
            return new Reply(GrpcStatus.OK, message);
        }

        static Reply refused(GrpcStatus status) {
            return new Reply(status, ModelInferResponse.getDefaultInstance());
        }
    }

    /** Spoils an answer, or gives it back as it is. */
    interface Fault {
        Reply spoil(Message request, Reply honest);
    }

    HonestGrpcServer(Fault fault) {
        this.fault = fault;
        GrpcServer grpc = GrpcServer.server(vertx);
        bind(
                grpc,
                "ServerLive",
                ServerLiveRequest.getDefaultInstance(),
                r -> Reply.ok(ServerLiveResponse.newBuilder().setLive(true).build()));
        bind(
                grpc,
                "ServerReady",
                ServerReadyRequest.getDefaultInstance(),
                r -> Reply.ok(ServerReadyResponse.newBuilder().setReady(true).build()));
        bind(
                grpc,
                "ServerMetadata",
                ServerMetadataRequest.getDefaultInstance(),
                r -> Reply.ok(
                        ServerMetadataResponse.newBuilder().setName("honest").build()));
        bind(
                grpc,
                "ModelReady",
                ModelReadyRequest.getDefaultInstance(),
                r -> Reply.ok(ModelReadyResponse.newBuilder().setReady(true).build()));
        bind(grpc, "ModelMetadata", ModelMetadataRequest.getDefaultInstance(), r -> Reply.ok(metadata()));
        bind(grpc, "ModelInfer", ModelInferRequest.getDefaultInstance(), HonestGrpcServer::infer);
        this.server = vertx.createHttpServer()
                .requestHandler(grpc)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    Target.HostPort place() {
        return new Target.HostPort("127.0.0.1", server.actualPort());
    }

    private <I extends Message> void bind(GrpcServer grpc, String method, I empty, Function<I, Reply> answer) {
        ServiceMethod<I, Message> call =
                ServiceMethod.server(SERVICE, method, GrpcMessageEncoder.encoder(), GrpcMessageDecoder.decoder(empty));
        grpc.callHandler(
                call,
                request -> request.handler(message -> {
                    Reply reply = fault.spoil(message, answer.apply(message));
                    if (reply.status() == GrpcStatus.OK) {
                        request.response().end(reply.message());
                    } else {
                        request.response()
                                .status(reply.status())
                                .statusMessage("refused")
                                .end();
                    }
                }));
    }

    private static ModelMetadataResponse metadata() {
        return ModelMetadataResponse.newBuilder()
                .setName("toy")
                .addVersions("1")
                .setPlatform("toy")
                .addInputs(tensor("x", 2))
                .addOutputs(tensor("sum", 1))
                .addOutputs(tensor("difference", 1))
                .build();
    }

    private static ModelMetadataResponse.TensorMetadata tensor(String name, int width) {
        return ModelMetadataResponse.TensorMetadata.newBuilder()
                .setName(name)
                .setDatatype("FP32")
                .addShape(-1)
                .addShape(width)
                .build();
    }

    private static Reply infer(ModelInferRequest request) {
        if (!request.getModelName().equals("toy")) {
            return Reply.refused(GrpcStatus.NOT_FOUND);
        }
        if (!acceptable(request)) {
            return Reply.refused(GrpcStatus.INVALID_ARGUMENT);
        }
        List<Float> x = numbers(request);
        if (x.size() != 2 * request.getInputs(0).getShape(0)) {
            return Reply.refused(GrpcStatus.INVALID_ARGUMENT);
        }
        ModelInferResponse.Builder response = ModelInferResponse.newBuilder()
                .setModelName("toy")
                .setModelVersion("1")
                .setId(request.getId());
        return Reply.ok(response.addOutputs(output("sum", x, 1))
                .addOutputs(output("difference", x, -1))
                .build());
    }

    private static boolean acceptable(ModelInferRequest request) {
        boolean outputs = request.getOutputsList().stream()
                .allMatch(output -> List.of("sum", "difference").contains(output.getName()));
        if (!outputs || request.getInputsCount() != 1) {
            return false;
        }
        ModelInferRequest.InferInputTensor input = request.getInputs(0);
        boolean described = input.getName().equals("x")
                && input.getDatatype().equals("FP32")
                && input.getShapeCount() == 2
                && input.getShape(1) == 2;
        boolean raw = request.getRawInputContentsCount() == 1;
        return described
                && raw != input.hasContents()
                && (!raw || request.getRawInputContents(0).size() % 4 == 0);
    }

    private static List<Float> numbers(ModelInferRequest request) {
        if (request.getRawInputContentsCount() == 0) {
            return request.getInputs(0).getContents().getFp32ContentsList();
        }
        ByteString raw = request.getRawInputContents(0);
        ByteBuffer bytes = raw.asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        List<Float> numbers = new ArrayList<>();
        while (bytes.hasRemaining()) {
            numbers.add(bytes.getFloat());
        }
        return numbers;
    }

    private static ModelInferResponse.InferOutputTensor output(String name, List<Float> x, int sign) {
        InferTensorContents.Builder contents = InferTensorContents.newBuilder();
        for (int i = 0; i < x.size(); i += 2) {
            contents.addFp32Contents(x.get(i) + sign * x.get(i + 1));
        }
        return ModelInferResponse.InferOutputTensor.newBuilder()
                .setName(name)
                .setDatatype("FP32")
                .addShape(x.size() / 2)
                .addShape(1)
                .setContents(contents)
                .build();
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
