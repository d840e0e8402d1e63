package dev.chainon.conformance;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Inputs that the suite makes for itself: small numbers, the same in every run.
 *
 * @param first number of the first row, so that rows differ
 * @param rows how many, where the model's first size varies
 */
record Sample(ModelFacts model, int first, int rows) {

    private static final int STEP = 37;
    private static final int HUNDRED = 101;
    private static final int SMALL = 7;

    /** Element of a tensor; rows of a larger sample are those of smaller ones. */
    double value(TensorFacts tensor, int index) {
        int width = TensorFacts.elements(tensor.of(1));
        int row = first + index / width;
        int number = Math.floorMod((row * STEP + index % width) * STEP, HUNDRED);
        if (tensor.datatype().equals("BOOL")) {
            return number % 2;
        }
        return tensor.whole() || tensor.datatype().equals("BYTES") ? number % SMALL : number / 100.0;
    }

    int elements(TensorFacts tensor) {
        return TensorFacts.elements(shape(tensor));
    }

    List<Long> shape(TensorFacts tensor) {
        return tensor.of(rows);
    }

    /** A whole request. */
    ObjectNode request() {
        ObjectNode request = Json.MAPPER.createObjectNode();
        ArrayNode inputs = request.putArray("inputs");
        model.inputs().forEach(tensor -> inputs.add(input(tensor)));
        return request;
    }

    private ObjectNode input(TensorFacts tensor) {
        ObjectNode input = header(tensor);
        ArrayNode data = input.putArray("data");
        for (int i = 0; i < elements(tensor); i++) {
            put(data, tensor, value(tensor, i));
        }
        return input;
    }

    /** An input without its data. */
    ObjectNode header(TensorFacts tensor) {
        ObjectNode input = Json.MAPPER.createObjectNode();
        input.put("name", tensor.name());
        ArrayNode shape = input.putArray("shape");
        shape(tensor).forEach(shape::add);
        input.put("datatype", tensor.datatype());
        return input;
    }

    private static void put(ArrayNode data, TensorFacts tensor, double value) {
        if (tensor.datatype().equals("BOOL")) {
            data.add(value != 0);
        } else if (tensor.datatype().equals("BYTES")) {
            data.add(Long.toString((long) value));
        } else if (tensor.whole()) {
            data.add((long) value);
        } else {
            data.add(value);
        }
    }
}
