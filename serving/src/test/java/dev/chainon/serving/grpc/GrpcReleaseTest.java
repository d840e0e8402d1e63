package dev.chainon.serving.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.evidence.record.Criterion;
import dev.chainon.protocol.InferTensorContents;
import dev.chainon.protocol.ModelInferRequest;
import dev.chainon.protocol.ModelInferResponse;
import dev.chainon.serving.http.ToyServer;
import dev.chainon.serving.model.Wish;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.SocketAddress;
import io.vertx.grpc.client.GrpcClient;
import io.vertx.grpc.common.GrpcMessageDecoder;
import io.vertx.grpc.common.GrpcMessageEncoder;
import io.vertx.grpc.common.ServiceMethod;
import io.vertx.grpc.common.ServiceName;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A release as clients of gRPC see it. */
class GrpcReleaseTest {

    private static final ServiceMethod<Buffer, Buffer> INFER = ServiceMethod.client(
            ServiceName.create("inference", "GRPCInferenceService"),
            "ModelInfer",
            GrpcMessageEncoder.IDENTITY,
            GrpcMessageDecoder.IDENTITY);

    @TempDir
    Path folder;

    /** Who answered, as the message and as the metadata have it. */
    private record Answered(String message, String metadata) {}

    private static Answered ask(ToyServer server, GrpcClient client, String lane, String version) throws Exception {
        ModelInferRequest request = ModelInferRequest.newBuilder()
                .setModelName("kettle-spills")
                .setModelVersion(version)
                .addInputs(ModelInferRequest.InferInputTensor.newBuilder()
                        .setName("input")
                        .setDatatype("FP32")
                        .addShape(1)
                        .addShape(3)
                        .setContents(InferTensorContents.newBuilder().addAllFp32Contents(List.of(1f, 2f, 3f))))
                .build();
        return client.request(SocketAddress.inetSocketAddress(server.grpcPort, "127.0.0.1"), INFER)
                .compose(call -> {
                    Optional.of(lane).filter(l -> !l.isEmpty()).ifPresent(l -> call.headers()
                            .set(Wish.HEADER, l));
                    return call.send(Buffer.buffer(request.toByteArray()));
                })
                .compose(response -> response.last()
                        .map(message -> new Answered(
                                version(message), response.headers().get(Wish.ANSWERED_BY))))
                .toCompletionStage()
                .toCompletableFuture()
                .get();
    }

    private static String version(Buffer message) {
        try {
            return ModelInferResponse.parseFrom(message.getBytes()).getModelVersion();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    @Criterion("B1Cr1.canary")
    void metadata_chooseTheLane_andTellWhoAnswered() throws Exception {
        Vertx vertx = Vertx.vertx();
        try (ToyServer server = new ToyServer(folder).serve(1)) {
            GrpcClient client = GrpcClient.client(vertx);
            server.challenge(2, true, 0);
            assertThat(ask(server, client, "", "")).isEqualTo(new Answered("1", "1"));
            assertThat(ask(server, client, "challenger", "")).isEqualTo(new Answered("2", "2"));
            assertThat(ask(server, client, "champion", "2")).isEqualTo(new Answered("2", "2"));
            server.challenge(2, true, 100);
            assertThat(ask(server, client, "", "")).isEqualTo(new Answered("2", "2"));
            assertThat(ask(server, client, "champion", "")).isEqualTo(new Answered("1", "1"));
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }
}
