package dev.chainon.conformance;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Health and metadata by gRPC, where its address is given. */
final class GrpcServerChecks {

    private final Session session;
    private final Optional<GrpcTarget> grpc;

    GrpcServerChecks(Session session, Optional<GrpcTarget> grpc) {
        this.session = session;
        this.grpc = grpc;
    }

    List<Check> checks() {
        return List.of(
                new Check("grpc.server-live", "ServerLive says that the server is live.", this::live),
                new Check("grpc.server-ready", "ServerReady says that the models can infer.", this::ready),
                new Check("grpc.server-metadata", "ServerMetadata gives the server's name.", this::server),
                new Check("grpc.model-ready", "ModelReady says that the model is ready.", this::modelReady),
                new Check(
                        "grpc.model-metadata",
                        "ModelMetadata says of the model what HTTP says of it.",
                        this::metadata));
    }

    private GrpcTarget grpc() {
        return grpc.orElseThrow(GrpcTarget::notGiven);
    }

    private void live() {
        NotAsSaid.unless(
                grpc().call(
                                "ServerLive",
                                ServerLiveRequest.getDefaultInstance(),
                                ServerLiveResponse.getDefaultInstance())
                        .ok()
                        .getLive(),
                "live is false");
    }

    private void ready() {
        NotAsSaid.unless(
                grpc().call(
                                "ServerReady",
                                ServerReadyRequest.getDefaultInstance(),
                                ServerReadyResponse.getDefaultInstance())
                        .ok()
                        .getReady(),
                "ready is false");
    }

    private void server() {
        String name = grpc().call(
                        "ServerMetadata",
                        ServerMetadataRequest.getDefaultInstance(),
                        ServerMetadataResponse.getDefaultInstance())
                .ok()
                .getName();
        NotAsSaid.unless(!name.isEmpty(), "name is empty");
    }

    private void modelReady() {
        ModelReadyRequest request =
                ModelReadyRequest.newBuilder().setName(session.model()).build();
        NotAsSaid.unless(
                grpc().call("ModelReady", request, ModelReadyResponse.getDefaultInstance())
                        .ok()
                        .getReady(),
                "ready is false");
    }

    private void metadata() {
        ModelMetadataRequest request =
                ModelMetadataRequest.newBuilder().setName(session.model()).build();
        ModelMetadataResponse found = grpc().call("ModelMetadata", request, ModelMetadataResponse.getDefaultInstance())
                .ok();
        ModelFacts facts = new ModelFacts(
                found.getName(),
                List.copyOf(found.getVersionsList()),
                tensors(found.getInputsList()),
                tensors(found.getOutputsList()));
        NotAsSaid.unless(facts.equals(session.facts()), "gRPC says " + facts + ", and HTTP says " + session.facts());
    }

    private static List<TensorFacts> tensors(List<ModelMetadataResponse.TensorMetadata> found) {
        List<TensorFacts> tensors = new ArrayList<>();
        found.forEach(t -> tensors.add(new TensorFacts(t.getName(), t.getDatatype(), t.getShapeList())));
        return tensors;
    }
}
