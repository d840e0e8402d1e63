package dev.chainon.serving.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An inference request of the Open Inference Protocol v2, checked against a model with one FP32 input of shape [n, width].
 *
 * @param id identifier to be given back
 * @param outputs names of the outputs asked for; empty means all
 * @param rows number of rows
 * @param values their numbers, row-major
 */
record InferRequest(Optional<String> id, List<String> outputs, int rows, float[] values) {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .build();

    InferRequest {
        outputs = List.copyOf(outputs);
    }

    /**
     * @param width columns of the model
     * @throws Refusal with what is wrong and what was expected
     */
    static InferRequest parse(byte[] body, String inputName, int width, int maxRows) {
        if (body.length == 0) {
            throw Refusal.bad("the body is empty; send an inference request as JSON");
        }
        try (JsonParser json = JSON.createParser(body)) {
            Reader reader = new Reader(json, inputName, width, maxRows);
            reader.request();
            return reader.checked();
        } catch (JsonProcessingException e) {
            String place = e.getLocation() == null
                    ? ""
                    : " at line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr();
            throw Refusal.bad("the body is not JSON" + place + ": " + e.getOriginalMessage());
        } catch (IOException e) {
            throw Refusal.bad("the body is not JSON: " + e.getMessage());
        }
    }

    /** One pass over the document; the members may come in any order. */
    private static final class Reader {

        private final JsonParser json;
        private final String inputName;
        private final int width;
        private final int maxRows;
        private Optional<String> id = Optional.empty();
        private final List<String> outputs = new ArrayList<>();
        private int inputs;
        private String name = "";
        private String datatype = "";
        private final List<Long> shape = new ArrayList<>();
        private Optional<Tensor> data = Optional.empty();

        Reader(JsonParser json, String inputName, int width, int maxRows) {
            this.json = json;
            this.inputName = inputName;
            this.width = width;
            this.maxRows = maxRows;
        }

        void request() throws IOException {
            expect(json.nextToken(), JsonToken.START_OBJECT, "the request", "an object");
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String member = json.currentName();
                JsonToken value = json.nextToken();
                switch (member) {
                    case "id" -> id = Optional.of(text(value, "id"));
                    case "parameters" -> parameters(value, "parameters");
                    case "inputs" -> inputs(value);
                    case "outputs" -> outputs(value);
                    default -> json.skipChildren();
                }
            }
            if (json.nextToken() != null) {
                throw Refusal.bad("the body goes on after the request's closing brace");
            }
        }

        private void inputs(JsonToken value) throws IOException {
            expect(value, JsonToken.START_ARRAY, "inputs", "an array");
            while (json.nextToken() != JsonToken.END_ARRAY) {
                expect(json.currentToken(), JsonToken.START_OBJECT, "inputs[" + inputs + "]", "an object");
                if (++inputs > 1) {
                    throw Refusal.bad("the model has one input, '" + inputName + "'; the request has more");
                }
                input();
            }
        }

        private void input() throws IOException {
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String member = json.currentName();
                JsonToken value = json.nextToken();
                switch (member) {
                    case "name" -> name = text(value, "inputs[0].name");
                    case "datatype" -> datatype = text(value, "inputs[0].datatype");
                    case "shape" -> shape(value);
                    case "parameters" -> parameters(value, "inputs[0].parameters");
                    case "data" -> data(value);
                    default -> json.skipChildren();
                }
            }
        }

        private void shape(JsonToken value) throws IOException {
            expect(value, JsonToken.START_ARRAY, "inputs[0].shape", "an array of integers");
            shape.clear();
            while (json.nextToken() != JsonToken.END_ARRAY) {
                expect(json.currentToken(), JsonToken.VALUE_NUMBER_INT, "inputs[0].shape", "an array of integers");
                shape.add(json.getLongValue());
                if (shape.size() > 8) {
                    throw Refusal.bad("inputs[0].shape has too many dimensions; expected " + expectedShape());
                }
            }
        }

        private void data(JsonToken value) throws IOException {
            int expected = shape.size() == 2 && shape.get(0) > 0 && shape.get(0) <= maxRows
                    ? (int) (shape.get(0) * width)
                    : width;
            Tensor tensor = new Tensor(expected, Math.multiplyExact(maxRows, width));
            expect(value, JsonToken.START_ARRAY, "inputs[0].data", "an array of numbers");
            tensor.read(json);
            data = Optional.of(tensor);
        }

        private void outputs(JsonToken value) throws IOException {
            expect(value, JsonToken.START_ARRAY, "outputs", "an array");
            while (json.nextToken() != JsonToken.END_ARRAY) {
                expect(json.currentToken(), JsonToken.START_OBJECT, "outputs[" + outputs.size() + "]", "an object");
                String output = "";
                while (json.nextToken() == JsonToken.FIELD_NAME) {
                    String member = json.currentName();
                    JsonToken token = json.nextToken();
                    switch (member) {
                        case "name" -> output = text(token, "outputs[" + outputs.size() + "].name");
                        case "parameters" -> parameters(token, "outputs[" + outputs.size() + "].parameters");
                        default -> json.skipChildren();
                    }
                }
                outputs.add(output);
            }
        }

        private void parameters(JsonToken value, String what) throws IOException {
            expect(value, JsonToken.START_OBJECT, what, "an object");
            json.skipChildren();
        }

        private String text(JsonToken value, String what) throws IOException {
            expect(value, JsonToken.VALUE_STRING, what, "a string");
            return json.getText();
        }

        private static void expect(JsonToken found, JsonToken wanted, String what, String kind) {
            if (found != wanted) {
                throw Refusal.bad(what + " must be " + kind);
            }
        }

        private String expectedShape() {
            return "[n, " + width + "] with n from 1 to " + maxRows;
        }

        InferRequest checked() {
            if (inputs == 0) {
                throw Refusal.bad(
                        "inputs is missing; the model needs '" + inputName + "' of FP32 and shape " + expectedShape());
            }
            if (!name.equals(inputName)) {
                throw Refusal.bad("inputs[0].name must be '" + inputName + "', not '" + name + "'");
            }
            if (!datatype.equals("FP32")) {
                throw Refusal.bad("inputs[0].datatype must be FP32, not '" + datatype + "'");
            }
            if (shape.size() != 2 || shape.get(1) != width || shape.get(0) < 1 || shape.get(0) > maxRows) {
                throw Refusal.bad("inputs[0].shape must be " + expectedShape() + ", not " + shape);
            }
            Tensor tensor = data.orElseThrow(() -> Refusal.bad("inputs[0].data is missing"));
            int rows = shape.get(0).intValue();
            if (tensor.count() != rows * width) {
                throw Refusal.bad("inputs[0].data has " + tensor.count() + " numbers, but shape " + shape + " needs "
                        + rows * width);
            }
            if (tensor.rowWidth() >= 0 && tensor.rowWidth() != width) {
                throw Refusal.bad(
                        "the rows of inputs[0].data have " + tensor.rowWidth() + " numbers, the shape says " + width);
            }
            return new InferRequest(id, outputs, rows, tensor.values());
        }
    }
}
