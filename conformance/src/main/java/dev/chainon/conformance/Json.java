package dev.chainon.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Members of a JSON object that must be there and of a kind. */
final class Json {

    static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    static JsonNode object(String text, String place) {
        try {
            JsonNode node = MAPPER.readTree(text);
            NotAsSaid.unless(node != null && node.isObject(), place + " must be a JSON object");
            return node;
        } catch (JsonProcessingException e) {
            throw new NotAsSaid(place + " is not JSON: " + e.getOriginalMessage());
        }
    }

    static String text(JsonNode object, String member, String place) {
        JsonNode value = object.path(member);
        NotAsSaid.unless(value.isTextual(), place + "." + member + " must be a string, and is " + shown(value));
        return value.textValue();
    }

    static boolean truth(JsonNode object, String member, String place) {
        JsonNode value = object.path(member);
        NotAsSaid.unless(value.isBoolean(), place + "." + member + " must be true or false, and is " + shown(value));
        return value.booleanValue();
    }

    static JsonNode array(JsonNode object, String member, String place) {
        JsonNode value = object.path(member);
        NotAsSaid.unless(value.isArray(), place + "." + member + " must be an array, and is " + shown(value));
        return value;
    }

    private static String shown(JsonNode value) {
        return value.isMissingNode() ? "absent" : value.toString();
    }
}
