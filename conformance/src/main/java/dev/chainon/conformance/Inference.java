package dev.chainon.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Judges a successful inference response by what the metadata promise, and gives its numbers. */
final class Inference {

    private static final double TOLERANCE = 1e-5;

    private Inference() {}

    /** Elements of each output by its name, for all outputs of the model in whatever order. */
    static Map<String, List<Object>> all(JsonNode answer, ModelFacts model) {
        Map<String, List<Object>> outputs = outputs(answer, model);
        model.outputs()
                .forEach(tensor -> NotAsSaid.unless(
                        outputs.containsKey(tensor.name()),
                        "the output '" + tensor.name() + "' of the metadata is missing"));
        return outputs;
    }

    /** Elements of each output that is there. */
    static Map<String, List<Object>> outputs(JsonNode answer, ModelFacts model) {
        head(answer, model);
        Map<String, List<Object>> outputs = new TreeMap<>();
        int index = 0;
        for (JsonNode output : Json.array(answer, "outputs", "the answer")) {
            String place = "outputs[" + index++ + "]";
            TensorFacts tensor = known(output, place, model);
            List<Object> elements = new ArrayList<>();
            flatten(Json.array(output, "data", place), elements);
            NotAsSaid.unless(
                    elements.size() == TensorFacts.elements(TensorFacts.shape(output, place)),
                    place + " has " + elements.size() + " elements, but its shape is " + output.get("shape"));
            outputs.put(tensor.name(), elements);
        }
        return outputs;
    }

    static void head(JsonNode answer, ModelFacts model) {
        String name = Json.text(answer, "model_name", "the answer");
        NotAsSaid.unless(name.equals(model.name()), "model_name is '" + name + "', not '" + model.name() + "'");
        if (!answer.path("model_version").isMissingNode()
                && !answer.path("model_version").isNull()) {
            String version = Json.text(answer, "model_version", "the answer");
            NotAsSaid.unless(
                    model.versions().isEmpty() || model.versions().contains(version),
                    "model_version is '" + version + "', which is none of " + model.versions());
        }
    }

    /** The output's tensor of the metadata, whose datatype and shape it keeps to. */
    static TensorFacts known(JsonNode output, String place, ModelFacts model) {
        String name = Json.text(output, "name", place);
        TensorFacts tensor = model.outputs().stream()
                .filter(t -> t.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NotAsSaid(place + ".name '" + name + "' is no output of the metadata"));
        String datatype = Json.text(output, "datatype", place);
        NotAsSaid.unless(
                datatype.equals(tensor.datatype()),
                place + ".datatype is " + datatype + ", the metadata say " + tensor.datatype());
        List<Long> shape = TensorFacts.shape(output, place);
        NotAsSaid.unless(tensor.fits(shape), place + ".shape is " + shape + ", the metadata say " + tensor.shape());
        return tensor;
    }

    private static void flatten(JsonNode data, List<Object> into) {
        for (JsonNode element : data) {
            if (element.isArray()) {
                flatten(element, into);
            } else {
                into.add(element.isNumber() ? (Object) element.doubleValue() : element.asText());
            }
        }
    }

    /** Whether two answers say the same, to the last digits of FP32. */
    static boolean same(Map<String, List<Object>> one, Map<String, List<Object>> other) {
        return one.keySet().equals(other.keySet())
                && one.entrySet().stream().allMatch(e -> same(e.getValue(), other.getOrDefault(e.getKey(), List.of())));
    }

    static boolean same(List<Object> one, List<Object> other) {
        boolean same = one.size() == other.size();
        for (int i = 0; same && i < one.size(); i++) {
            same = one.get(i) instanceof Double a && other.get(i) instanceof Double b
                    ? Math.abs(a - b) <= TOLERANCE * Math.max(1, Math.abs(a))
                    : one.get(i).equals(other.get(i));
        }
        return same;
    }
}
