package dev.chainon.serving.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.chainon.serving.tensor.Datatype;
import dev.chainon.serving.tensor.Numbers;
import java.io.IOException;
import java.math.BigInteger;
import java.util.List;

/** The elements of a tensor from a JSON array, which may be flat or nested by rows, without boxing. */
final class JsonElements {

    private final JsonParser json;
    private final String place;
    private final Numbers into;
    private int rowWidth = -1;

    private JsonElements(JsonParser json, String place, Numbers into) {
        this.json = json;
        this.place = place;
        this.into = into;
    }

    /**
     * Reads the array the parser stands on.
     *
     * @param shape as far as it is known, for the width of nested rows
     */
    static void read(JsonParser json, String place, Numbers into, List<Long> shape) throws IOException {
        JsonElements elements = new JsonElements(json, place, into);
        elements.array();
        if (elements.rowWidth >= 0 && shape.size() == 2 && elements.rowWidth != shape.get(1)) {
            throw Refusal.bad("the rows of " + place + ".data have " + elements.rowWidth + " numbers, the shape says "
                    + shape.get(1));
        }
    }

    private void array() throws IOException {
        JsonToken token = json.nextToken();
        boolean nested = token == JsonToken.START_ARRAY;
        while (token != JsonToken.END_ARRAY) {
            if (nested) {
                row(token);
            } else {
                element(token);
            }
            token = json.nextToken();
        }
    }

    private void row(JsonToken first) throws IOException {
        if (first != JsonToken.START_ARRAY) {
            throw Refusal.bad(place + ".data mixes rows and numbers: nest every row or none");
        }
        int before = into.count();
        for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            element(token);
        }
        int width = into.count() - before;
        if (rowWidth >= 0 && rowWidth != width) {
            throw Refusal.bad("the rows of " + place + ".data have different lengths: " + rowWidth + " and " + width);
        }
        rowWidth = width;
    }

    private void element(JsonToken token) throws IOException {
        switch (into.datatype()) {
            case FP32, FP16, FP64 -> {
                if (!token.isNumeric()) {
                    throw into.refused("must be a finite number, not " + word(token));
                }
                into.real(json.getFloatValue());
            }
            case BOOL -> {
                if (!token.isBoolean()) {
                    throw into.refused("must be true or false, not " + word(token));
                }
                into.truth(json.getBooleanValue());
            }
            case BYTES -> {
                if (token != JsonToken.VALUE_STRING) {
                    throw into.refused("must be a string, not " + word(token));
                }
                into.text(json.getText());
            }
            default -> whole(token);
        }
    }

    private void whole(JsonToken token) throws IOException {
        if (token != JsonToken.VALUE_NUMBER_INT) {
            throw into.refused("must be a whole number, not " + word(token));
        }
        if (json.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
            into.whole(json.getLongValue());
            return;
        }
        BigInteger large = json.getBigIntegerValue();
        if (into.datatype() != Datatype.UINT64 || large.signum() < 0 || large.bitLength() > Long.SIZE) {
            throw into.refused("does not fit into " + into.datatype());
        }
        into.unsigned(large.longValue());
    }

    private String word(JsonToken token) throws IOException {
        return token == JsonToken.VALUE_STRING ? "a string" : token.isStructStart() ? "a nested value" : json.getText();
    }
}
