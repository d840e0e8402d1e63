package dev.chainon.flights.events;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** The fields of one JSON object, read once. Values are String, Long or this class's marker for anything else; nested values are skipped. */
final class RawFields {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final Map<String, Object> values = new HashMap<>();

    private RawFields() {}

    /** A field is not there, or is null. */
    static final class Missing extends Exception {
        Missing(String field) {
            super("field '" + field + "' is missing or null", null, false, false);
        }
    }

    /** A field has a value of another kind. */
    static final class WrongType extends Exception {
        WrongType(String field, String expected, Object found) {
            super("field '" + field + "' must be " + expected + ", not " + found, null, false, false);
        }
    }

    /**
     * @throws IOException if the bytes are not exactly one JSON object
     */
    static RawFields read(byte[] raw) throws IOException {
        RawFields fields = new RawFields();
        try (JsonParser parser = JSON.createParser(raw)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("the record must be a JSON object");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                fields.put(name, parser.nextToken(), parser);
            }
            if (parser.nextToken() != null) {
                throw new IOException("something follows the JSON object");
            }
        }
        return fields;
    }

    private void put(String name, JsonToken token, JsonParser parser) throws IOException {
        switch (token) {
            case VALUE_STRING -> values.put(name, parser.getText());
            case VALUE_NUMBER_INT ->
                values.put(
                        name,
                        parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                                ? Other.BIG_NUMBER
                                : (Object) parser.getLongValue());
            case VALUE_NULL -> {}
            case VALUE_NUMBER_FLOAT -> values.put(name, Other.FRACTION);
            case VALUE_TRUE, VALUE_FALSE -> values.put(name, Other.TRUTH_VALUE);
            default -> {
                parser.skipChildren();
                values.put(name, Other.NESTED_VALUE);
            }
        }
    }

    private enum Other {
        BIG_NUMBER,
        FRACTION,
        TRUTH_VALUE,
        NESTED_VALUE
    }

    String text(String field) throws Missing, WrongType {
        Object value = present(field);
        if (value instanceof String text) {
            return text;
        }
        throw new WrongType(field, "a text", value);
    }

    long number(String field) throws Missing, WrongType {
        Object value = present(field);
        if (value instanceof Long number) {
            return number;
        }
        throw new WrongType(field, "a whole number", value instanceof String ? "the text '" + value + "'" : value);
    }

    private Object present(String field) throws Missing {
        Object value = values.get(field);
        if (value == null) {
            throw new Missing(field);
        }
        return value;
    }
}
