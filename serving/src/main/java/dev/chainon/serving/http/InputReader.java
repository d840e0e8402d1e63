package dev.chainon.serving.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.chainon.serving.tensor.Datatype;
import dev.chainon.serving.tensor.Numbers;
import dev.chainon.serving.tensor.RawElements;
import dev.chainon.serving.tensor.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the inputs of one request, in their order: their binary parts follow each other behind the JSON. */
final class InputReader {

    private static final int MOST_DIMENSIONS = 8;

    private final InferRequest.Body body;
    private final JsonFactory factory;
    private int binary;

    InputReader(InferRequest.Body body, JsonFactory factory) {
        this.body = body;
        this.factory = factory;
        this.binary = body.jsonLength();
    }

    /** Refuses bytes behind the last binary input. */
    void end() {
        if (binary < body.bytes().length) {
            throw Refusal.bad("the body has " + (body.bytes().length - binary)
                    + " bytes behind the JSON and the binary_data_size of its inputs");
        }
    }

    /** What an input says before it is a tensor. */
    private static final class Draft {
        private String name = "";
        private Optional<Datatype> datatype = Optional.empty();
        private final List<Long> shape = new ArrayList<>(2);
        private Optional<Numbers> numbers = Optional.empty();
        private long later = -1;
        private int binarySize = -1;
    }

    /** Reads the object the parser stands on. */
    Tensor read(JsonParser json, int index, int limit) throws IOException {
        String place = "inputs[" + index + "]";
        Draft draft = new Draft();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String member = json.currentName();
            json.nextToken();
            switch (member) {
                case "name" -> draft.name = Members.text(json, place + ".name");
                case "datatype" -> draft.datatype = Optional.of(datatype(json, place));
                case "shape" -> shape(json, place, draft.shape);
                case "parameters" ->
                    Members.parameters(json, place + ".parameters", parameter -> {
                        if (parameter.equals("binary_data_size")) {
                            draft.binarySize = size(json, place);
                        }
                    });
                case "data" -> data(json, place, draft, limit);
                default -> json.skipChildren();
            }
        }
        Datatype datatype =
                draft.datatype.orElseThrow(() -> Refusal.bad(place + ".datatype is missing; " + datatypes()));
        Numbers numbers = draft.binarySize >= 0
                ? binary(place, draft, datatype, limit)
                : draft.later >= 0
                        ? later(place, draft, datatype, limit)
                        : draft.numbers.orElseThrow(() -> Refusal.bad(place + ".data is missing"));
        return new Tensor(place, draft.name, draft.shape, numbers);
    }

    private static Datatype datatype(JsonParser json, String place) throws IOException {
        String name = Members.text(json, place + ".datatype");
        return Datatype.of(name)
                .orElseThrow(() -> Refusal.bad(place + ".datatype '" + name + "' is unknown; " + datatypes()));
    }

    private static String datatypes() {
        return "there are " + Stream.of(Datatype.values()).map(Datatype::name).collect(Collectors.joining(", "));
    }

    private static void shape(JsonParser json, String place, List<Long> shape) throws IOException {
        String what = place + ".shape";
        Members.expect(json.currentToken(), JsonToken.START_ARRAY, what, "an array of integers");
        shape.clear();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            Members.expect(json.currentToken(), JsonToken.VALUE_NUMBER_INT, what, "an array of integers");
            if (json.getNumberType() == JsonParser.NumberType.BIG_INTEGER || shape.size() == MOST_DIMENSIONS) {
                throw Refusal.bad(what + " has a size or a number of dimensions that no tensor here has");
            }
            shape.add(json.getLongValue());
        }
    }

    private int size(JsonParser json, String place) throws IOException {
        String what = place + ".parameters.binary_data_size";
        Members.expect(json.currentToken(), JsonToken.VALUE_NUMBER_INT, what, "a number of bytes");
        int left = body.bytes().length - binary;
        if (json.getNumberType() != JsonParser.NumberType.INT || json.getIntValue() < 0 || json.getIntValue() > left) {
            throw Refusal.bad(what + " is " + json.getText() + ", but " + left
                    + " bytes are left behind the JSON, whose length " + InferRequest.Body.JSON_LENGTH + " says");
        }
        return json.getIntValue();
    }

    /** How the elements are to be read is known only with the datatype: data that come before it are read when the input is at its end. */
    private void data(JsonParser json, String place, Draft draft, int limit) throws IOException {
        Members.expect(json.currentToken(), JsonToken.START_ARRAY, place + ".data", "an array of numbers");
        if (draft.datatype.isEmpty()) {
            draft.later = json.currentTokenLocation().getByteOffset();
            json.skipChildren();
        } else {
            draft.numbers = Optional.of(elements(json, place, draft, draft.datatype.get(), limit));
        }
    }

    private Numbers later(String place, Draft draft, Datatype datatype, int limit) throws IOException {
        int from = (int) draft.later;
        try (JsonParser json = factory.createParser(body.bytes(), from, body.jsonLength() - from)) {
            json.nextToken();
            return elements(json, place, draft, datatype, limit);
        }
    }

    private static Numbers elements(JsonParser json, String place, Draft draft, Datatype datatype, int limit)
            throws IOException {
        Numbers numbers = new Numbers(place + ".data", datatype, Tensor.elements(draft.shape), limit);
        JsonElements.read(json, place, numbers, draft.shape);
        return numbers;
    }

    private Numbers binary(String place, Draft draft, Datatype datatype, int limit) {
        if (draft.numbers.isPresent() || draft.later >= 0) {
            throw Refusal.bad(place + " has both data and binary_data_size: send one of them");
        }
        Numbers numbers = new Numbers(place + " in binary", datatype, Tensor.elements(draft.shape), limit);
        RawElements.read(ByteBuffer.wrap(body.bytes(), binary, draft.binarySize), numbers);
        binary += draft.binarySize;
        return numbers;
    }
}
