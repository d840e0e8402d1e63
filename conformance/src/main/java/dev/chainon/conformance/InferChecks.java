package dev.chainon.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Inference over HTTP in JSON. */
final class InferChecks {

    private static final int ROWS = 3;

    private final Session session;

    InferChecks(Session session) {
        this.session = session;
    }

    List<Check> checks() {
        return List.of(
                new Check(
                        "infer.answer",
                        "The answer names the model and gives each output with name, datatype, shape and data, as the metadata describe them.",
                        this::answer),
                new Check("infer.version", "A version of the metadata infers under its own path.", this::version),
                new Check("infer.id", "An id of the request is given back.", () -> id("42")),
                new Check(
                        "infer.id-text",
                        "An id may be any string: quotes, line ends, letters of any language.",
                        () -> id("a\"b\\c\n\u00e9\u65e5")),
                new Check("infer.member-order", "The members of a request may come in any order.", this::order),
                new Check(
                        "infer.parameters",
                        "Parameters of strings, numbers and booleans may be given at every place; those a server does not know do no harm.",
                        this::parameters),
                new Check(
                        "infer.nested", "Data may be nested by rows as well as flat, and mean the same.", this::nested),
                new Check(
                        "infer.rows", "A batch gives for each row what the row gives alone, in its order.", this::rows),
                new Check("infer.output-chosen", "Outputs that are asked for are given, and no others.", this::chosen));
    }

    private JsonNode post(ObjectNode request) {
        return session.http().post(session.infer(), request.toString()).object();
    }

    private Map<String, List<Object>> outputs(ObjectNode request) {
        return Inference.all(post(request), session.facts());
    }

    private void answer() {
        outputs(session.one().request());
    }

    private void version() {
        NotOffered.unless(!session.facts().versions().isEmpty(), "the metadata name no versions");
        String version = session.facts().versions().get(0);
        String path = session.path() + "/versions/" + HttpTarget.segment(version) + "/infer";
        JsonNode answer =
                session.http().post(path, session.one().request().toString()).object();
        Inference.all(answer, session.facts());
        String said = answer.path("model_version").asText(version);
        NotAsSaid.unless(said.equals(version), "model_version is '" + said + "', but '" + version + "' was asked for");
    }

    private void id(String id) {
        JsonNode answer = post(session.one().request().put("id", id));
        String back = Json.text(answer, "id", "the answer");
        NotAsSaid.unless(back.equals(id), "id is '" + back + "', not '" + id + "'");
    }

    private void order() {
        ObjectNode plain = session.one().request();
        ObjectNode turned = Json.MAPPER.createObjectNode();
        turned.putArray("outputs").addAll(asked(session.facts().outputs()));
        ArrayNode inputs = turned.putArray("inputs");
        plain.get("inputs").forEach(input -> inputs.add(turned((ObjectNode) input)));
        turned.put("id", "last");
        same(outputs(plain), outputs(turned));
    }

    private static ObjectNode turned(ObjectNode input) {
        List<String> names = new ArrayList<>();
        input.fieldNames().forEachRemaining(name -> names.add(0, name));
        ObjectNode turned = Json.MAPPER.createObjectNode();
        names.forEach(name -> turned.set(name, input.get(name)));
        return turned;
    }

    private void parameters() {
        ObjectNode request = session.one().request();
        same(outputs(session.one().request()), outputs(withParameters(request)));
    }

    private ObjectNode withParameters(ObjectNode request) {
        add(request);
        request.get("inputs").forEach(input -> add((ObjectNode) input));
        ArrayNode outputs = request.putArray("outputs");
        asked(session.facts().outputs()).forEach(output -> outputs.add(add((ObjectNode) output)));
        return request;
    }

    private static ObjectNode add(ObjectNode object) {
        object.putObject("parameters").put("x-text", "a").put("x-number", 1.5).put("x-truth", true);
        return object;
    }

    private void nested() {
        ObjectNode flat = new Sample(session.facts(), 0, session.facts().batches() ? 2 : 1).request();
        ObjectNode nested = flat.deepCopy();
        boolean any = false;
        for (JsonNode input : nested.get("inputs")) {
            any |= nest((ObjectNode) input);
        }
        NotOffered.unless(any, "no input of the model has two dimensions");
        same(outputs(flat), outputs(nested));
    }

    private static boolean nest(ObjectNode input) {
        JsonNode shape = input.get("shape");
        if (shape.size() != 2) {
            return false;
        }
        JsonNode flat = input.get("data");
        int width = shape.get(1).intValue();
        ArrayNode rows = Json.MAPPER.createArrayNode();
        for (int i = 0; i < flat.size(); i++) {
            (i % width == 0 ? rows.addArray() : (ArrayNode) rows.get(rows.size() - 1)).add(flat.get(i));
        }
        input.set("data", rows);
        return true;
    }

    private void rows() {
        ModelFacts facts = session.facts();
        NotOffered.unless(facts.batches(), "the first size of the model's tensors does not vary");
        Map<String, List<Object>> batch = outputs(new Sample(facts, 0, ROWS).request());
        for (int row = 0; row < ROWS; row++) {
            Map<String, List<Object>> alone = outputs(new Sample(facts, row, 1).request());
            for (TensorFacts output : facts.outputs()) {
                List<Object> one = alone.getOrDefault(output.name(), List.of());
                List<Object> all = batch.getOrDefault(output.name(), List.of());
                int from = row * one.size();
                NotAsSaid.unless(
                        all.size() == ROWS * one.size() && Inference.same(one, all.subList(from, from + one.size())),
                        "row " + row + " of '" + output.name() + "' is " + all + " in the batch and " + one + " alone");
            }
        }
    }

    private void chosen() {
        TensorFacts last =
                session.facts().outputs().get(session.facts().outputs().size() - 1);
        ObjectNode request = session.one().request();
        request.putArray("outputs").addAll(asked(List.of(last)));
        Map<String, List<Object>> outputs = Inference.outputs(post(request), session.facts());
        NotAsSaid.unless(
                outputs.keySet().equals(Set.of(last.name())),
                "outputs are " + outputs.keySet() + ", but only '" + last.name() + "' was asked for");
    }

    static List<ObjectNode> asked(List<TensorFacts> outputs) {
        return outputs.stream()
                .map(output -> Json.MAPPER.createObjectNode().put("name", output.name()))
                .toList();
    }

    private static void same(Map<String, List<Object>> plain, Map<String, List<Object>> other) {
        NotAsSaid.unless(Inference.same(plain, other), "the answer is " + other + ", and was " + plain + " before");
    }
}
