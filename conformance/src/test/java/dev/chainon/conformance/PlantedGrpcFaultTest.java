package dev.chainon.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import dev.chainon.conformance.HonestGrpcServer.Reply;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.protocol.ModelInferRequest;
import dev.chainon.protocol.ModelInferResponse;
import dev.chainon.protocol.ModelMetadataResponse;
import dev.chainon.protocol.ModelReadyResponse;
import dev.chainon.protocol.ServerLiveResponse;
import dev.chainon.protocol.ServerMetadataResponse;
import dev.chainon.protocol.ServerReadyResponse;
import io.vertx.grpc.common.GrpcStatus;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same for gRPC: an honest server passes, a planted fault is caught by the check that is about it. */
class PlantedGrpcFaultTest {

    private record Plant(String name, String caughtBy, HonestGrpcServer.Fault fault) {
        @Override
        public String toString() {
            return name + " is caught by " + caughtBy;
        }
    }

    private static List<Outcome> run(HonestGrpcServer.Fault fault) throws IOException {
        try (HonestServer http = new HonestServer((call, reply) -> reply);
                HonestGrpcServer grpc = new HonestGrpcServer(fault)) {
            return Suite.run(new Target(http.address(), Optional.of(grpc.place()), Optional.of("toy")));
        }
    }

    @Test
    @Criterion("B2Cr7.protocol")
    void anHonestServerPassesWhole() throws IOException {
        assertThat(run((request, reply) -> reply))
                .allSatisfy(outcome ->
                        assertThat(outcome.verdict()).as(outcome.toString()).isEqualTo(Verdict.PASSED));
    }

    @ParameterizedTest
    @MethodSource("plants")
    @Criterion("B2Cr7.protocol")
    void thePlantedFaultIsCaught(Plant plant) throws IOException {
        assertThat(run(plant.fault()))
                .filteredOn(outcome -> outcome.name().equals(plant.caughtBy()))
                .singleElement()
                .satisfies(outcome ->
                        assertThat(outcome.verdict()).as(outcome.toString()).isEqualTo(Verdict.FAILED));
    }

    static Stream<Plant> plants() {
        return Stream.concat(answers(), refusals());
    }

    private static Plant instead(Message message, String name, String caughtBy) {
        return new Plant(
                name,
                caughtBy,
                (request, reply) -> reply.message().getClass() == message.getClass() ? Reply.ok(message) : reply);
    }

    private static Plant inferred(String name, String caughtBy, UnaryOperator<ModelInferResponse.Builder> spoil) {
        return new Plant(
                name,
                caughtBy,
                (request, reply) -> reply.status() == GrpcStatus.OK && reply.message() instanceof ModelInferResponse r
                        ? Reply.ok(spoil.apply(r.toBuilder()).build())
                        : reply);
    }

    private static Stream<Plant> answers() {
        return Stream.of(
                instead(ServerLiveResponse.getDefaultInstance(), "not live", "grpc.server-live"),
                instead(ServerReadyResponse.getDefaultInstance(), "not ready", "grpc.server-ready"),
                instead(ServerMetadataResponse.getDefaultInstance(), "no name", "grpc.server-metadata"),
                instead(ModelReadyResponse.getDefaultInstance(), "model not ready", "grpc.model-ready"),
                instead(
                        ModelMetadataResponse.newBuilder().setName("toy").build(),
                        "metadata without tensors",
                        "grpc.model-metadata"),
                inferred("another model's name", "grpc.infer", r -> r.setModelName("other")),
                inferred("a lost output", "grpc.infer", r -> r.removeOutputs(1)),
                inferred(
                        "another shape",
                        "grpc.infer",
                        r -> r.setOutputs(0, r.getOutputs(0).toBuilder().setShape(0, 9))),
                inferred(
                        "raw contents for one output of two",
                        "grpc.infer-raw",
                        r -> r.addRawOutputContents(ByteString.copyFrom(new byte[12]))),
                inferred(
                        "other numbers",
                        "grpc.infer-raw",
                        r -> r.setOutputs(
                                0,
                                r.getOutputs(0).toBuilder()
                                        .setContents(r.getOutputs(0).getContents().toBuilder()
                                                .setFp32Contents(0, 1e6f)))),
                inferred("a lost id", "grpc.id", ModelInferResponse.Builder::clearId),
                inferred("another version", "grpc.version", r -> r.setModelVersion("2")),
                new Plant(
                        "parameters are refused",
                        "grpc.parameters",
                        (request, reply) -> request instanceof ModelInferRequest r && r.getParametersCount() > 0
                                ? Reply.refused(GrpcStatus.INVALID_ARGUMENT)
                                : reply));
    }

    private static Plant accepts(String caughtBy, Predicate<ModelInferRequest> what) {
        return new Plant(
                "it is accepted",
                caughtBy,
                (request, reply) -> request instanceof ModelInferRequest r && what.test(r)
                        ? Reply.ok(ModelInferResponse.getDefaultInstance())
                        : reply);
    }

    private static Stream<Plant> refusals() {
        return Stream.of(
                accepts("grpc.model-unknown", r -> !r.getModelName().equals("toy")),
                accepts("grpc.output-unknown", r -> r.getOutputsCount() > 0),
                accepts("grpc.no-inputs", r -> r.getInputsCount() == 0),
                accepts(
                        "grpc.datatype-unknown",
                        r -> r.getInputs(0).getDatatype().equals("FP7")),
                accepts("grpc.shape", r -> r.getInputs(0).getShapeCount() == 3),
                accepts(
                        "grpc.raw-size",
                        r -> r.getRawInputContentsCount() > 0
                                && r.getRawInputContents(0).size() % 4 != 0),
                accepts(
                        "grpc.raw-beside-contents",
                        r -> r.getRawInputContentsCount() > 0 && r.getInputs(0).hasContents()),
                new Plant(
                        "the calls are missing",
                        "grpc.model-unknown",
                        (request, reply) -> request instanceof ModelInferRequest
                                ? Reply.refused(GrpcStatus.UNIMPLEMENTED)
                                : reply));
    }
}
