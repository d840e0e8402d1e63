package dev.chainon.conformance;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Faulty requests over HTTP: each is an error status and {@code {"error": sentence}}, and the server goes on. */
final class RefusalChecks {

    private static final String ERROR = " is an error status and {\"error\": sentence}.";

    private final Session session;

    RefusalChecks(Session session) {
        this.session = session;
    }

    List<Check> checks() {
        List<Check> checks = new ArrayList<>(List.of(
                text("refuse.not-json", "A body that is not JSON", "{\"inputs\": ["),
                text("refuse.empty", "An empty body", ""),
                text("refuse.no-inputs", "A request without inputs", "{}"),
                spoilt("refuse.no-data", "An input without data", input -> input.remove("data")),
                spoilt(
                        "refuse.input-unknown",
                        "An input the model does not have",
                        input -> input.put("name", "no-such")),
                spoilt(
                        "refuse.datatype-unknown",
                        "A datatype the protocol does not have",
                        input -> input.put("datatype", "FP7")),
                spoilt("refuse.too-few-data", "Data with fewer elements than the shape", input -> ((ArrayNode)
                                input.get("data"))
                        .remove(0)),
                spoilt("refuse.shape", "A shape that is not the metadata's", input -> ((ArrayNode) input.get("shape"))
                        .add(2)),
                new Check("refuse.words", "Words where numbers belong" + ERROR, this::words),
                new Check(
                        "refuse.output-unknown", "Asking for an output the model does not have" + ERROR, this::output),
                new Check("refuse.model-unknown", "Inference by a model that is not there" + ERROR, () -> session.http()
                        .post(
                                "/v2/models/no-such-model-b7f1/infer",
                                session.one().request().toString())
                        .error())));
        checks.add(new Check(
                "refuse.goes-on",
                "After faulty requests a good one is answered as before.",
                () -> Inference.all(
                        session.http()
                                .post(session.infer(), session.one().request().toString())
                                .object(),
                        session.facts())));
        return checks;
    }

    private Check text(String name, String what, String body) {
        return new Check(name, what + ERROR, () -> session.http()
                .post(session.infer(), body)
                .error());
    }

    private Check spoilt(String name, String what, Consumer<ObjectNode> spoil) {
        return new Check(name, what + ERROR, () -> {
            ObjectNode request = session.one().request();
            spoil.accept((ObjectNode) request.get("inputs").get(0));
            session.http().post(session.infer(), request.toString()).error();
        });
    }

    private void words() {
        TensorFacts tensor =
                session.facts().numericInput().orElseThrow(() -> new NotOffered("the model has no input of numbers"));
        ObjectNode request = session.one().request();
        int index = session.facts().inputs().indexOf(tensor);
        ((ArrayNode) request.get("inputs").get(index).get("data")).set(0, "word");
        session.http().post(session.infer(), request.toString()).error();
    }

    private void output() {
        ObjectNode request = session.one().request();
        request.putArray("outputs").addObject().put("name", "no-such-output");
        session.http().post(session.infer(), request.toString()).error();
    }
}
