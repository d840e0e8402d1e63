package dev.chainon.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The extension for binary tensors over HTTP, where a server says that it has it. */
final class BinaryChecks {

    private static final String EXTENSION = "binary_tensor_data";

    private final Session session;

    BinaryChecks(Session session) {
        this.session = session;
    }

    List<Check> checks() {
        return List.of(
                new Check(
                        "binary.input",
                        "Inputs behind the JSON, with binary_data_size and " + HttpTarget.JSON_LENGTH
                                + ", mean the same as in JSON.",
                        this::input),
                new Check(
                        "binary.output",
                        "An output asked for with binary_data is given behind the JSON, with binary_data_size.",
                        () -> output(true)),
                new Check(
                        "binary.all-outputs",
                        "With binary_data_output all outputs are given behind the JSON.",
                        () -> output(false)),
                new Check(
                        "binary.size",
                        "A binary_data_size that is not what the body has is an error status and {\"error\": sentence}.",
                        this::size));
    }

    private void offered() {
        NotOffered.unless(session.offers(EXTENSION), EXTENSION + " is not among the extensions of the server");
    }

    private Map<String, List<Object>> json() {
        return Inference.all(
                session.http()
                        .post(session.infer(), session.one().request().toString())
                        .object(),
                session.facts());
    }

    private record Binary(ObjectNode request, byte[] tail) {}

    private Binary binary() {
        ObjectNode request = Json.MAPPER.createObjectNode();
        ArrayNode inputs = request.putArray("inputs");
        ByteArrayOutputStream tail = new ByteArrayOutputStream();
        for (TensorFacts tensor : session.facts().inputs()) {
            byte[] raw = Raw.of(session.one(), tensor);
            ObjectNode input = session.one().header(tensor);
            input.putObject("parameters").put("binary_data_size", raw.length);
            inputs.add(input);
            tail.writeBytes(raw);
        }
        return new Binary(request, tail.toByteArray());
    }

    private void input() {
        offered();
        Binary binary = binary();
        Map<String, List<Object>> before = json();
        JsonNode answer = session.http()
                .post(session.infer(), binary.request().toString(), binary.tail())
                .object();
        Map<String, List<Object>> found = Inference.all(answer, session.facts());
        NotAsSaid.unless(Inference.same(before, found), "the answer is " + found + ", and " + before + " in JSON");
    }

    private void output(boolean each) {
        offered();
        ObjectNode request = session.one().request();
        if (each) {
            ArrayNode outputs = request.putArray("outputs");
            InferChecks.asked(session.facts().outputs()).forEach(output -> {
                output.putObject("parameters").put("binary_data", true);
                outputs.add(output);
            });
        } else {
            request.putObject("parameters").put("binary_data_output", true);
        }
        Map<String, List<Object>> before = json();
        HttpTarget.Answer answer = session.http().post(session.infer(), request.toString());
        NotAsSaid.unless(answer.status() == 200, "the status is " + answer.status() + ", not 200");
        Map<String, List<Object>> found = unpacked(answer);
        NotAsSaid.unless(Inference.same(before, found), "the answer is " + found + ", and " + before + " in JSON");
    }

    private Map<String, List<Object>> unpacked(HttpTarget.Answer answer) {
        int length = Integer.parseInt(answer.jsonLength()
                .orElseThrow(() -> new NotAsSaid("the header " + HttpTarget.JSON_LENGTH + " is missing")));
        byte[] body = answer.body();
        NotAsSaid.unless(length <= body.length, HttpTarget.JSON_LENGTH + " is beyond the body");
        JsonNode json = Json.object(new String(body, 0, length, StandardCharsets.UTF_8), "the JSON of the body");
        Inference.head(json, session.facts());
        Map<String, List<Object>> outputs = new TreeMap<>();
        int from = length;
        for (JsonNode output : Json.array(json, "outputs", "the answer")) {
            String place = "outputs[" + outputs.size() + "]";
            TensorFacts tensor = Inference.known(output, place, session.facts());
            JsonNode size = output.path("parameters").path("binary_data_size");
            NotAsSaid.unless(
                    size.isInt() && from + size.intValue() <= body.length,
                    place + ".parameters.binary_data_size is " + size + ", and " + (body.length - from)
                            + " bytes are left");
            outputs.put(tensor.name(), Raw.elements(tensor, Arrays.copyOfRange(body, from, from += size.intValue())));
        }
        NotAsSaid.unless(from == body.length, "the body goes on behind its outputs");
        return outputs;
    }

    private void size() {
        offered();
        Binary binary = binary();
        byte[] shorter = Arrays.copyOf(binary.tail(), binary.tail().length - 1);
        session.http()
                .post(session.infer(), binary.request().toString(), shorter)
                .error();
    }
}
