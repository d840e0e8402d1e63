package dev.chainon.ingestion.quarantine;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** What a person asks of the quarantine. A record is named by its offset in the raw topic, which no restart changes. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "do")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Order.List.class, name = "list"),
    @JsonSubTypes.Type(value = Order.Show.class, name = "show"),
    @JsonSubTypes.Type(value = Order.Repair.class, name = "repair"),
    @JsonSubTypes.Type(value = Order.Replay.class, name = "replay")
})
public sealed interface Order {

    /**
     * Lists the last records.
     *
     * @param rule of this rule only; empty for any
     * @param limit most records
     */
    record List(String rule, int limit) implements Order {
        public List {
            Objects.requireNonNull(rule, "rule");
            if (limit < 1 || limit > 100_000) {
                throw new IllegalArgumentException("the limit must lie between 1 and 100000, not " + limit);
            }
        }
    }

    /** Shows one record with all that is known of it. */
    record Show(long offset) implements Order {}

    /**
     * Changes fields of a record and sends the result.
     *
     * @param set new values by field, as text; an empty one takes the field away
     * @param dryRun only says what would be sent, and what the rules say of it
     * @param again sends it even if the same was sent before
     */
    record Repair(long offset, Map<String, String> set, boolean dryRun, boolean again) implements Order {
        public Repair {
            if (set == null || set.isEmpty()) {
                throw new IllegalArgumentException("a repair sets at least one field");
            }
            set = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(set));
        }
    }

    /**
     * Sends original bytes again.
     *
     * @param offsets these records; or, where there are none, all of the rule
     */
    record Replay(java.util.List<Long> offsets, String rule, boolean again) implements Order {
        public Replay {
            Objects.requireNonNull(rule, "rule");
            offsets = java.util.List.copyOf(offsets);
            if (offsets.isEmpty() == rule.isEmpty()) {
                throw new IllegalArgumentException("name either offsets or one rule");
            }
        }
    }

    /**
     * Reads an order such as {@code {"do":"show","offset":12}}.
     *
     * @throws IllegalArgumentException if it is none
     */
    static Order parse(String json) {
        try {
            return new ObjectMapper().readValue(json, Order.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not an order to the quarantine: " + e.getOriginalMessage(), e);
        }
    }
}
