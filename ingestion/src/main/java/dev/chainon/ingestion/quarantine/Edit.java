package dev.chainon.ingestion.quarantine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.chainon.core.contract.Table;
import dev.chainon.core.event.Field;
import dev.chainon.core.event.FieldType;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** New values for fields of a JSON object; the other members stay as they are, in their order. */
record Edit(Map<String, String> set, Optional<Table> schema) {

    /** Numbers keep their digits. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
            .build();

    /** An edit that cannot be made; the message says why and what to do. */
    static final class ImpossibleException extends Exception {

        private static final long serialVersionUID = 1L;

        ImpossibleException(String message) {
            super(message);
        }
    }

    byte[] apply(byte[] raw) throws ImpossibleException {
        ObjectNode object = object(raw);
        for (Map.Entry<String, String> each : set.entrySet()) {
            if (each.getValue().isEmpty()) {
                object.remove(each.getKey());
            } else {
                object.set(each.getKey(), value(each.getKey(), each.getValue()));
            }
        }
        try {
            return JSON.writeValueAsBytes(object);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of JSON cannot be written", e);
        }
    }

    private static ObjectNode object(byte[] raw) throws ImpossibleException {
        try {
            if (JSON.readTree(raw) instanceof ObjectNode object) {
                return object;
            }
        } catch (IOException e) {
            // Said below: it is no object.
        }
        throw new ImpossibleException("The original is not one JSON object, so it has no fields to set."
                + " Send a whole record instead, by POST /v1/events or as a file in the inbox.");
    }

    /** As the contract's raw schema says; a field it does not know is read as JSON where it is some, else as text. */
    private JsonNode value(String name, String text) throws ImpossibleException {
        Optional<FieldType> type = schema.flatMap(table -> table.fields().stream()
                .filter(field -> field.name().equals(name))
                .map(Field::type)
                .findFirst());
        if (type.equals(Optional.of(FieldType.STRING))) {
            return TextNode.valueOf(text);
        }
        Optional<JsonNode> literal = literal(text);
        if (type.isEmpty()) {
            return literal.orElseGet(() -> TextNode.valueOf(text));
        }
        return literal.filter(node -> fits(node, type.get()))
                .orElseThrow(() -> new ImpossibleException(
                        "The field " + name + " is " + type.get() + " in the contract; " + text + " is not."));
    }

    private static boolean fits(JsonNode node, FieldType type) {
        return switch (type) {
            case STRING -> node.isTextual();
            case INT, LONG -> node.isIntegralNumber();
            case DOUBLE -> node.isNumber();
            case BOOLEAN -> node.isBoolean();
        };
    }

    private static Optional<JsonNode> literal(String text) {
        try {
            return Optional.ofNullable(JSON.readTree(text)).filter(node -> !node.isMissingNode());
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
