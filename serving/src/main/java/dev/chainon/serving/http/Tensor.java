package dev.chainon.serving.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;

/** The numbers of a tensor, read from a flat or a nested JSON array without boxing. */
final class Tensor {

    private final int limit;
    private float[] values;
    private int count;
    private int depth;
    private int rowWidth = -1;

    /** @param limit most numbers that are accepted */
    Tensor(int expected, int limit) {
        this.values = new float[Math.max(1, Math.min(expected, limit))];
        this.limit = limit;
    }

    int count() {
        return count;
    }

    /** Width of the nested rows; -1 if the array was flat. */
    int rowWidth() {
        return rowWidth;
    }

    float[] values() {
        return count == values.length ? values : Arrays.copyOf(values, count);
    }

    /** Reads the array the parser stands on. */
    void read(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw Refusal.bad("inputs[0].data must be an array of numbers");
        }
        JsonToken token = json.nextToken();
        depth = token == JsonToken.START_ARRAY ? 2 : 1;
        while (token != JsonToken.END_ARRAY) {
            if (depth == 2) {
                row(json, token);
            } else {
                add(json, token);
            }
            token = json.nextToken();
        }
    }

    private void row(JsonParser json, JsonToken first) throws IOException {
        if (first != JsonToken.START_ARRAY) {
            throw Refusal.bad("inputs[0].data mixes rows and numbers: nest every row or none");
        }
        int before = count;
        for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            add(json, token);
        }
        int width = count - before;
        if (rowWidth >= 0 && rowWidth != width) {
            throw Refusal.bad("the rows of inputs[0].data have different lengths: " + rowWidth + " and " + width);
        }
        rowWidth = width;
    }

    private void add(JsonParser json, JsonToken token) throws IOException {
        if (!token.isNumeric()) {
            throw Refusal.bad("inputs[0].data[" + count + "] must be a finite number, not " + word(json, token));
        }
        if (count == limit) {
            throw Refusal.bad("inputs[0].data has more than " + limit + " numbers, the most one request may hold");
        }
        float value = json.getFloatValue();
        if (!Float.isFinite(value)) {
            throw Refusal.bad("inputs[0].data[" + count + "] does not fit into FP32");
        }
        if (count == values.length) {
            values = Arrays.copyOf(values, Math.min(limit, 2 * count));
        }
        values[count++] = value;
    }

    private static String word(JsonParser json, JsonToken token) throws IOException {
        return token == JsonToken.VALUE_STRING ? "a string" : token.isStructStart() ? "a nested value" : json.getText();
    }
}
