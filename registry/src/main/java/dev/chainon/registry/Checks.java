package dev.chainon.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

/** Conditions as JSON, for the promotion log and for what one process hands to the next. */
public final class Checks {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<Check>> LIST = new TypeReference<>() {};

    private Checks() {}

    public static String write(List<Check> checks) {
        try {
            return JSON.writeValueAsString(checks);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the checks of a gate cannot be written as JSON", e);
        }
    }

    /** @throws IllegalArgumentException if the text is no list of checks */
    public static List<Check> read(String json) {
        try {
            return List.copyOf(JSON.readValue(json, LIST));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("this is no list of checks: " + e.getOriginalMessage(), e);
        }
    }
}
