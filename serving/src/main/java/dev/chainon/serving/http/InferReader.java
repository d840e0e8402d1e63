package dev.chainon.serving.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.chainon.serving.model.OnnxModel;
import dev.chainon.serving.tensor.Inputs;
import java.io.IOException;
import java.util.Optional;

/** Reads an inference request in one pass; the members may come in any order. Members that the protocol does not know are passed over. */
final class InferReader implements AutoCloseable {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .build();

    private final JsonParser json;
    private final InputReader input;
    private final Inputs inputs;
    private Optional<String> id = Optional.empty();
    private Optional<Boolean> binary = Optional.empty();
    private boolean binaryByDefault;

    InferReader(InferRequest.Body body, Inputs inputs) throws IOException {
        this.json = JSON.createParser(body.bytes(), 0, body.jsonLength());
        this.inputs = inputs;
        this.input = new InputReader(body, JSON);
    }

    Optional<String> id() {
        return id;
    }

    /** What the output says of itself, else what the request says of all outputs. */
    boolean binary() {
        return binary.orElse(binaryByDefault);
    }

    void read() throws IOException {
        Members.expect(json.nextToken(), JsonToken.START_OBJECT, "the request", "an object");
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String member = json.currentName();
            JsonToken value = json.nextToken();
            switch (member) {
                case "id" -> id = Optional.of(Members.text(json, "id"));
                case "parameters" ->
                    Members.parameters(json, "parameters", name -> {
                        if (name.equals("binary_data_output")) {
                            binaryByDefault = Members.truth(json, "parameters.binary_data_output");
                        }
                    });
                case "inputs" -> inputs(value);
                case "outputs" -> outputs(value);
                default -> json.skipChildren();
            }
        }
        if (json.nextToken() != null) {
            throw Refusal.bad("the body goes on after the request's closing brace");
        }
        input.end();
    }

    private void inputs(JsonToken value) throws IOException {
        Members.expect(value, JsonToken.START_ARRAY, "inputs", "an array");
        while (json.nextToken() != JsonToken.END_ARRAY) {
            Members.expect(json.currentToken(), JsonToken.START_OBJECT, "inputs[" + inputs.size() + "]", "an object");
            inputs.add(input.read(json, inputs.size(), inputs.limit()));
        }
    }

    private void outputs(JsonToken value) throws IOException {
        Members.expect(value, JsonToken.START_ARRAY, "outputs", "an array");
        for (int i = 0; json.nextToken() != JsonToken.END_ARRAY; i++) {
            output("outputs[" + i + "]");
        }
    }

    private void output(String place) throws IOException {
        Members.expect(json.currentToken(), JsonToken.START_OBJECT, place, "an object");
        String name = "";
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String member = json.currentName();
            json.nextToken();
            switch (member) {
                case "name" -> name = Members.text(json, place + ".name");
                case "parameters" ->
                    Members.parameters(json, place + ".parameters", parameter -> {
                        if (parameter.equals("binary_data")) {
                            binary = Optional.of(Members.truth(json, place + ".parameters.binary_data"));
                        }
                    });
                default -> json.skipChildren();
            }
        }
        if (!name.equals(OnnxModel.OUTPUT)) {
            throw Refusal.bad("there is no output '" + name + "'; the model has '" + OnnxModel.OUTPUT + "'");
        }
    }

    @Override
    public void close() throws IOException {
        json.close();
    }
}
