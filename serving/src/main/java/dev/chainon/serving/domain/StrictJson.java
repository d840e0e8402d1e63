package dev.chainon.serving.domain;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.chainon.serving.http.Problem;
import dev.chainon.serving.http.Refusal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a body as RFC 8259 has it and no more: one value, no member twice, no NaN, no number that a double cannot hold, no depth and no length beyond what
 * a request needs. Gives maps, lists, {@link String}, {@link Double}, {@link Boolean} and {@link #NULL}.
 */
final class StrictJson {

    /** Stands for {@code null}. */
    static final Object NULL = new Object() {
        @Override
        public String toString() {
            return "null";
        }
    };

    static final int DEPTH = 8;
    static final int TEXT = 4_096;
    private static final int NUMBER = 64;
    private static final int NAME = 256;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEPTH)
                    .maxStringLength(TEXT)
                    .maxNumberLength(NUMBER)
                    .maxNameLength(NAME)
                    .build())
            .build();

    private final JsonParser json;

    private StrictJson(JsonParser json) {
        this.json = json;
    }

    /** @throws Refusal with a problem that says where */
    static Object read(byte[] body) {
        if (body.length == 0) {
            throw malformed("the body is empty; send one instance as a JSON object or several as an array");
        }
        try (JsonParser parser = FACTORY.createParser(body)) {
            StrictJson reader = new StrictJson(parser);
            parser.nextToken();
            Object value = reader.value("");
            if (parser.nextToken() != null) {
                throw malformed("the body goes on after its JSON value" + reader.place());
            }
            return value;
        } catch (JsonProcessingException e) {
            String place = e.getLocation() == null
                    ? ""
                    : " at line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr();
            throw malformed("the body is not JSON that is accepted" + place + ": " + e.getOriginalMessage());
        } catch (IOException e) {
            throw malformed("the body is not JSON in UTF-8");
        }
    }

    private Object value(String pointer) throws IOException {
        JsonToken token = json.currentToken();
        if (token == null) {
            throw malformed("the body holds no JSON value");
        }
        return switch (token) {
            case START_OBJECT -> object(pointer);
            case START_ARRAY -> array(pointer);
            case VALUE_STRING -> json.getText();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(pointer);
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            default -> NULL;
        };
    }

    private Map<String, Object> object(String pointer) throws IOException {
        Map<String, Object> members = new LinkedHashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            String at = Pointer.member(pointer, name);
            json.nextToken();
            if (members.put(name, value(at)) != null) {
                throw invalid(at, "the member '" + Pointer.shown(name) + "' stands twice");
            }
        }
        return members;
    }

    private List<Object> array(String pointer) throws IOException {
        List<Object> elements = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(pointer + "/" + elements.size()));
        }
        return elements;
    }

    private Double number(String pointer) throws IOException {
        double value = json.getDoubleValue();
        if (!Double.isFinite(value)) {
            throw invalid(pointer, "the number " + Pointer.shown(json.getText()) + " is too large");
        }
        return value;
    }

    private String place() {
        return " at line " + json.currentLocation().getLineNr() + ", column "
                + json.currentLocation().getColumnNr();
    }

    private static Refusal malformed(String detail) {
        return new Refusal(new Problem(Problem.Kind.MALFORMED_JSON, detail));
    }

    private static Refusal invalid(String pointer, String detail) {
        return new Refusal(
                new Problem(Problem.Kind.INVALID_REQUEST, detail, List.of(new Problem.Fault(pointer, detail))));
    }
}
