package dev.chainon.conformance;

import com.google.protobuf.ByteString;
import dev.chainon.protocol.InferParameter;
import dev.chainon.protocol.ModelInferRequest;
import dev.chainon.protocol.ModelInferResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Inference by gRPC, where its address is given. Its answers are held against those over HTTP. */
final class GrpcChecks {

    private static final String ERROR = " is a status other than OK.";
    private static final String NOBODY = "no-such-model-b7f1";

    private final Session session;
    private final Optional<GrpcTarget> grpc;

    GrpcChecks(Session session, Optional<GrpcTarget> grpc) {
        this.session = session;
        this.grpc = grpc;
    }

    List<Check> checks() {
        return List.of(
                new Check("grpc.infer", "ModelInfer answers typed contents as HTTP answers JSON.", () -> infer(false)),
                new Check(
                        "grpc.infer-raw",
                        "ModelInfer answers raw_input_contents as HTTP answers JSON.",
                        () -> infer(true)),
                new Check("grpc.id", "An id of the request is given back.", this::id),
                new Check("grpc.version", "A version of the metadata can be asked for.", this::version),
                new Check("grpc.parameters", "Parameters that a server does not know do no harm.", this::parameters),
                new Check("grpc.model-unknown", "A model that is not there" + ERROR, this::unknown),
                refused(
                        "grpc.output-unknown",
                        "Asking for an output the model does not have",
                        request -> request.addOutputs(ModelInferRequest.InferRequestedOutputTensor.newBuilder()
                                .setName("no-such-output"))),
                refused("grpc.no-inputs", "A request without inputs", ModelInferRequest.Builder::clearInputs),
                refused(
                        "grpc.datatype-unknown",
                        "A datatype the protocol does not have",
                        request -> request.setInputs(
                                0, request.getInputs(0).toBuilder().setDatatype("FP7"))),
                refused(
                        "grpc.shape",
                        "A shape that is not the metadata's",
                        request -> request.setInputs(
                                0, request.getInputs(0).toBuilder().addShape(2))),
                new Check("grpc.raw-size", "Raw contents of another size than the shape's" + ERROR, this::rawSize),
                new Check("grpc.raw-beside-contents", "Contents beside raw contents" + ERROR, this::both));
    }

    private GrpcTarget grpc() {
        return grpc.orElseThrow(GrpcTarget::notGiven);
    }

    private Check refused(String name, String what, UnaryOperator<ModelInferRequest.Builder> spoil) {
        return new Check(name, what + ERROR, () -> {
            grpc();
            call(spoil.apply(GrpcRequests.of(session.one(), false))).error();
        });
    }

    private GrpcTarget.Answer<ModelInferResponse> call(ModelInferRequest.Builder request) {
        return grpc().call("ModelInfer", request.build(), ModelInferResponse.getDefaultInstance());
    }

    private void infer(boolean raw) {
        grpc();
        Sample sample = new Sample(session.facts(), 0, session.facts().batches() ? 3 : 1);
        Map<String, List<Object>> http = Inference.all(
                session.http()
                        .post(session.infer(), sample.request().toString())
                        .object(),
                session.facts());
        ModelInferResponse answer = call(GrpcRequests.of(sample, raw)).ok();
        Map<String, List<Object>> found = GrpcRequests.outputs(answer, session.facts());
        NotAsSaid.unless(Inference.same(http, found), "gRPC gives " + found + ", and HTTP gives " + http);
    }

    private void id() {
        grpc();
        String id = call(GrpcRequests.of(session.one(), false).setId("42\u00e9"))
                .ok()
                .getId();
        NotAsSaid.unless(id.equals("42\u00e9"), "id is '" + id + "', not '42\u00e9'");
    }

    private void version() {
        grpc();
        NotOffered.unless(!session.facts().versions().isEmpty(), "the metadata name no versions");
        String version = session.facts().versions().get(0);
        String said = call(GrpcRequests.of(session.one(), false).setModelVersion(version))
                .ok()
                .getModelVersion();
        NotAsSaid.unless(
                said.isEmpty() || said.equals(version),
                "model_version is '" + said + "', but '" + version + "' was asked for");
    }

    private void parameters() {
        grpc();
        ModelInferRequest.Builder request = GrpcRequests.of(session.one(), false)
                .putParameters(
                        "x-text",
                        InferParameter.newBuilder().setStringParam("a").build())
                .putParameters(
                        "x-number", InferParameter.newBuilder().setInt64Param(1).build());
        GrpcRequests.outputs(call(request).ok(), session.facts());
    }

    private void unknown() {
        grpc();
        call(GrpcRequests.of(session.one(), false).setModelName(NOBODY)).error();
    }

    private void rawSize() {
        grpc();
        ModelInferRequest.Builder request = GrpcRequests.of(session.one(), true);
        ByteString raw = request.getRawInputContents(0);
        call(request.setRawInputContents(0, raw.substring(1))).error();
    }

    private void both() {
        grpc();
        NotOffered.unless(
                session.facts().inputs().stream()
                        .noneMatch(t -> t.datatype().endsWith("16")
                                && (t.datatype().startsWith("F") || t.datatype().startsWith("B"))),
                "an input of the model has no typed contents");
        ModelInferRequest.Builder typed = GrpcRequests.of(session.one(), false);
        typed.addAllRawInputContents(GrpcRequests.of(session.one(), true).getRawInputContentsList());
        call(typed).error();
    }
}
