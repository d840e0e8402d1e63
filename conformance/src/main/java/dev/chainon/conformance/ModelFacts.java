package dev.chainon.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a model's metadata say.
 *
 * @param versions those that may be asked for; empty where the server does not name them
 */
record ModelFacts(String name, List<String> versions, List<TensorFacts> inputs, List<TensorFacts> outputs) {

    ModelFacts {
        versions = List.copyOf(versions);
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    static ModelFacts of(JsonNode metadata, String asked) {
        String name = Json.text(metadata, "name", "the metadata");
        NotAsSaid.unless(name.equals(asked), "name is '" + name + "', but '" + asked + "' was asked for");
        Json.text(metadata, "platform", "the metadata");
        List<String> versions = new ArrayList<>();
        if (metadata.has("versions") && !metadata.get("versions").isNull()) {
            for (JsonNode version : Json.array(metadata, "versions", "the metadata")) {
                NotAsSaid.unless(version.isTextual(), "versions has " + version + ", which is no string");
                versions.add(version.textValue());
            }
        }
        return new ModelFacts(name, versions, tensors(metadata, "inputs"), tensors(metadata, "outputs"));
    }

    private static List<TensorFacts> tensors(JsonNode metadata, String member) {
        List<TensorFacts> tensors = new ArrayList<>();
        for (JsonNode tensor : Json.array(metadata, member, "the metadata")) {
            tensors.add(TensorFacts.of(tensor, member + "[" + tensors.size() + "]"));
        }
        NotAsSaid.unless(!tensors.isEmpty(), member + " is empty: a model takes inputs and gives outputs");
        return tensors;
    }

    boolean batches() {
        return inputs.stream().allMatch(TensorFacts::batches)
                && outputs.stream().allMatch(TensorFacts::batches);
    }

    Optional<TensorFacts> numericInput() {
        return inputs.stream().filter(TensorFacts::numeric).findFirst();
    }
}
