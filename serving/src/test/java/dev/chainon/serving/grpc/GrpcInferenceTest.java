package dev.chainon.serving.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.protocol.InferTensorContents;
import dev.chainon.protocol.ModelInferRequest;
import dev.chainon.protocol.ModelInferResponse;
import dev.chainon.serving.admission.AdmissionSettings;
import dev.chainon.serving.http.ToyServer;
import dev.chainon.serving.model.OnnxFile;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.SocketAddress;
import io.vertx.grpc.client.GrpcClient;
import io.vertx.grpc.client.GrpcClientResponse;
import io.vertx.grpc.common.GrpcMessageDecoder;
import io.vertx.grpc.common.GrpcMessageEncoder;
import io.vertx.grpc.common.GrpcStatus;
import io.vertx.grpc.common.ServiceMethod;
import io.vertx.grpc.common.ServiceName;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What our gRPC service does beyond what the suite of checks asks of any server. */
class GrpcInferenceTest {

    private static final ServiceName SERVICE = ServiceName.create("inference", "GRPCInferenceService");
    private static final Offset<Float> CLOSE = Offset.offset(1e-6f);

    @TempDir
    static Path folder;

    private static ToyServer server;
    private static Vertx vertx;
    private static GrpcClient client;

    @BeforeAll
    static void start() {
        server = new ToyServer(folder).serve(3);
        vertx = Vertx.vertx();
        client = GrpcClient.client(vertx);
    }

    @AfterAll
    static void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
        server.close();
    }

    private record Ended(GrpcStatus status, String sentence, Buffer message) {

        ModelInferResponse response() throws Exception {
            assertThat(status).as(sentence).isEqualTo(GrpcStatus.OK);
            return ModelInferResponse.parseFrom(message.getBytes());
        }
    }

    /** Sends bytes as they are. */
    private static Ended send(ServiceName service, String method, Buffer message, String encoding) {
        return send(server, service, method, message, encoding);
    }

    private static Ended send(ToyServer asked, ServiceName service, String method, Buffer message, String encoding) {
        ServiceMethod<Buffer, Buffer> call =
                ServiceMethod.client(service, method, GrpcMessageEncoder.IDENTITY, GrpcMessageDecoder.IDENTITY);
        return client.request(SocketAddress.inetSocketAddress(asked.grpcPort, "127.0.0.1"), call)
                .compose(request -> request.encoding(encoding).send(message))
                .compose(GrpcInferenceTest::ended)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private static Future<Ended> ended(GrpcClientResponse<Buffer, Buffer> response) {
        return response.last().transform(last -> response.end()
                .transform(end ->
                        Future.succeededFuture(new Ended(response.status(), response.statusMessage(), last.result()))));
    }

    private static Ended infer(ModelInferRequest request) {
        return send(SERVICE, "ModelInfer", Buffer.buffer(request.toByteArray()), "identity");
    }

    private static ModelInferRequest.InferInputTensor.Builder input(String name, String datatype, long... shape) {
        ModelInferRequest.InferInputTensor.Builder input =
                ModelInferRequest.InferInputTensor.newBuilder().setName(name).setDatatype(datatype);
        for (long size : shape) {
            input.addShape(size);
        }
        return input;
    }

    private static ModelInferRequest.Builder request() {
        return ModelInferRequest.newBuilder().setModelName("kettle-spills");
    }

    private static ModelInferRequest typed(String datatype, UnaryOperator<InferTensorContents.Builder> elements) {
        return request()
                .addInputs(input("input", datatype, 1, 3).setContents(elements.apply(InferTensorContents.newBuilder())))
                .build();
    }

    private static void sums(Ended ended, float sum) throws Exception {
        assertThat(ended.response().getOutputs(0).getContents().getFp32Contents(0))
                .isCloseTo((float) OnnxFile.expected(sum, ToyServer.WEIGHT, 3), CLOSE);
    }

    private static void refused(Ended ended, GrpcStatus status, String sentence) {
        assertThat(ended.status()).as(ended.sentence()).isEqualTo(status);
        assertThat(ended.sentence()).contains(sentence).doesNotContain("Exception");
    }

    @Test
    @Criterion("B2Cr7.protocol")
    void takesTypedContentsOfEveryDatatype() throws Exception {
        sums(infer(typed("FP32", c -> c.addFp32Contents(1).addFp32Contents(2).addFp32Contents(-3.5f))), -0.5f);
        sums(infer(typed("FP64", c -> c.addFp64Contents(1).addFp64Contents(2).addFp64Contents(-3.5))), -0.5f);
        sums(infer(typed("INT8", c -> c.addIntContents(-128).addIntContents(2).addIntContents(3))), -123);
        sums(
                infer(typed(
                        "INT64", c -> c.addInt64Contents(-1).addInt64Contents(2).addInt64Contents(3))),
                4);
        sums(
                infer(typed(
                        "UINT32",
                        c -> c.addUintContents(-256).addUintContents(0).addUintContents(0))),
                4_294_967_040f);
        sums(
                infer(typed(
                        "UINT64",
                        c -> c.addUint64Contents(1L << 63).addUint64Contents(0).addUint64Contents(0))),
                9.223372e18f);
        sums(
                infer(typed(
                        "BOOL",
                        c -> c.addBoolContents(true).addBoolContents(false).addBoolContents(true))),
                2);
        ByteString half = ByteString.copyFromUtf8("0.5");
        sums(
                infer(typed(
                        "BYTES",
                        c -> c.addBytesContents(half).addBytesContents(half).addBytesContents(half))),
                1.5f);
    }

    @Test
    @Criterion("B2Cr7.protocol")
    void answersRawWithRaw_forManyRowsAndForColumns() throws Exception {
        ByteBuffer rows = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
        rows.putFloat(1)
                .putFloat(2)
                .putFloat(3)
                .putFloat(1)
                .putFloat(0)
                .putFloat(0)
                .flip();
        ModelInferResponse matrix = infer(request()
                        .setId("9")
                        .addInputs(input("input", "FP32", 2, 3))
                        .addRawInputContents(ByteString.copyFrom(rows))
                        .build())
                .response();
        assertThat(matrix.getId()).isEqualTo("9");
        assertThat(matrix.getModelVersion()).isEqualTo("3");
        assertThat(matrix.getOutputs(0).getShapeList()).containsExactly(2L, 1L);
        assertThat(matrix.getOutputs(0).hasContents()).isFalse();
        ByteBuffer raw = matrix.getRawOutputContents(0).asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        assertThat(raw.getFloat()).isCloseTo((float) OnnxFile.expected(6, ToyServer.WEIGHT, 3), CLOSE);
        assertThat(raw.getFloat()).isCloseTo((float) OnnxFile.expected(1, ToyServer.WEIGHT, 3), CLOSE);

        sums(
                infer(request()
                        .addInputs(input("spill_rate", "FP64", 1)
                                .setContents(InferTensorContents.newBuilder().addFp64Contents(0.5)))
                        .addInputs(input("labels_today", "INT32", 1, 1)
                                .setContents(InferTensorContents.newBuilder().addIntContents(40)))
                        .addInputs(input("litres", "FP32", 1)
                                .setContents(InferTensorContents.newBuilder().addFp32Contents(1.5f)))
                        .build()),
                42);
    }

    @Test
    @Criterion("B2Cr7.errors")
    void refusesWithAStatusAndAPreciseSentence() {
        refused(
                infer(request().setModelName("other").build()),
                GrpcStatus.NOT_FOUND,
                "there is no model 'other' here; this server has 'kettle-spills'");
        refused(
                infer(request().setModelVersion("9").build()),
                GrpcStatus.NOT_FOUND,
                "version '9' of kettle-spills is not served; version 3 is");
        refused(infer(request().build()), GrpcStatus.INVALID_ARGUMENT, "inputs is missing");
        refused(
                infer(typed("INT8", c -> c.addIntContents(128).addIntContents(2).addIntContents(3))),
                GrpcStatus.INVALID_ARGUMENT,
                "inputs[0].contents[0] is 128, which does not fit into INT8");
        refused(
                infer(typed("FP32", c -> c.addFp64Contents(1).addFp64Contents(2).addFp64Contents(3))),
                GrpcStatus.INVALID_ARGUMENT,
                "inputs[0].contents has elements in a list that is not the one of FP32");
        refused(infer(typed("FP16", c -> c)), GrpcStatus.INVALID_ARGUMENT, "FP16 travel as raw_input_contents only");
        refused(
                infer(request()
                        .addInputs(input("input", "FP32", 1, 3))
                        .addRawInputContents(ByteString.EMPTY)
                        .addRawInputContents(ByteString.EMPTY)
                        .build()),
                GrpcStatus.INVALID_ARGUMENT,
                "there are 2 raw_input_contents for 1 inputs");
    }

    @Test
    @Criterion("B2Cr7.errors")
    void refusesWhatIsNoMessageOfThisService() {
        refused(
                send(SERVICE, "ModelInfer", Buffer.buffer(new byte[] {(byte) 0xFF, 1, 2}), "identity"),
                GrpcStatus.INVALID_ARGUMENT,
                "the message is no request of ModelInfer");
        refused(
                send(SERVICE, "ModelInfer", Buffer.buffer(new byte[30_000]), "identity"),
                GrpcStatus.RESOURCE_EXHAUSTED,
                "larger than this server reads");
        refused(
                packed(new byte[30_000]),
                GrpcStatus.RESOURCE_EXHAUSTED,
                "the message unpacks to more than the 20000 bytes that this server reads");
        assertThat(send(SERVICE, "ModelTrain", Buffer.buffer(), "identity").status())
                .isEqualTo(GrpcStatus.UNIMPLEMENTED);
    }

    @Test
    @Criterion("B2Cr7.errors")
    void aClientAboveItsRateIsToldWhenToComeBack_whicheverWayItComes() throws Exception {
        AdmissionSettings.Rate rate = new AdmissionSettings.Rate(0.001, 2, 100);
        AdmissionSettings settings =
                new AdmissionSettings(100, Duration.ofSeconds(10), 64, 1, Duration.ofSeconds(60), rate);
        try (ToyServer limited = new ToyServer(folder, 0, settings).serve(3)) {
            Buffer message = Buffer.buffer(
                    typed("FP32", c -> c.addFp32Contents(1).addFp32Contents(2).addFp32Contents(3))
                            .toByteArray());
            for (int i = 0; i < 2; i++) {
                send(limited, SERVICE, "ModelInfer", message, "identity").response();
            }

            refused(
                    send(limited, SERVICE, "ModelInfer", message, "identity"),
                    GrpcStatus.RESOURCE_EXHAUSTED,
                    "this client asks more often than it may; ask again in 1000 s");
            assertThat(limited.infers()).as("over HTTP, from the same address").isEqualTo(429);
            assertThat(send(limited, SERVICE, "ServerLive", Buffer.buffer(), "identity")
                            .status())
                    .isEqualTo(GrpcStatus.OK);
        }
    }

    /** The client packs what it is given. */
    private static Ended packed(byte[] message) {
        return send(SERVICE, "ModelInfer", Buffer.buffer(message), "gzip");
    }

    @Test
    @Criterion("B2Cr7.protocol")
    void readsPackedMessages() throws Exception {
        byte[] message = typed(
                        "FP32", c -> c.addFp32Contents(1).addFp32Contents(2).addFp32Contents(3))
                .toByteArray();
        sums(packed(message), 6);
    }
}
