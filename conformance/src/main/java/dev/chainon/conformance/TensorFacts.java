package dev.chainon.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A tensor as the model's metadata describe it.
 *
 * @param shape -1 where a size varies
 */
record TensorFacts(String name, String datatype, List<Long> shape) {

    private static final Set<String> DATATYPES = Set.of(
            "BOOL", "UINT8", "UINT16", "UINT32", "UINT64", "INT8", "INT16", "INT32", "INT64", "FP16", "BF16", "FP32",
            "FP64", "BYTES");

    TensorFacts {
        shape = List.copyOf(shape);
    }

    /** Reads a tensor of the metadata; {@code place} is what to call it in a verdict. */
    static TensorFacts of(JsonNode tensor, String place) {
        String name = Json.text(tensor, "name", place);
        String datatype = Json.text(tensor, "datatype", place);
        NotAsSaid.unless(
                DATATYPES.contains(datatype), place + ".datatype is '" + datatype + "', which is none of " + DATATYPES);
        return new TensorFacts(name, datatype, shape(tensor, place));
    }

    /** The member {@code shape} of a tensor. */
    static List<Long> shape(JsonNode tensor, String place) {
        JsonNode shape = Json.array(tensor, "shape", place);
        List<Long> sizes = new ArrayList<>();
        for (JsonNode size : shape) {
            NotAsSaid.unless(size.isIntegralNumber(), place + ".shape has " + size + ", which is no whole number");
            sizes.add(size.longValue());
        }
        return sizes;
    }

    boolean batches() {
        return !shape.isEmpty() && shape.get(0) < 0;
    }

    /** The shape of so many rows; other sizes that vary are 1. */
    List<Long> of(int rows) {
        List<Long> sizes = new ArrayList<>();
        for (int i = 0; i < shape.size(); i++) {
            sizes.add(shape.get(i) >= 0 ? shape.get(i) : i == 0 ? rows : 1L);
        }
        return sizes;
    }

    boolean fits(List<Long> found) {
        boolean fits = found.size() == shape.size();
        for (int i = 0; fits && i < found.size(); i++) {
            fits = shape.get(i) < 0 || shape.get(i).equals(found.get(i));
        }
        return fits;
    }

    static int elements(List<Long> shape) {
        return (int) shape.stream().mapToLong(Long::longValue).reduce(1, (a, b) -> a * b);
    }

    boolean numeric() {
        return !datatype.equals("BYTES") && !datatype.equals("BOOL");
    }

    boolean whole() {
        return datatype.startsWith("INT") || datatype.startsWith("UINT");
    }
}
