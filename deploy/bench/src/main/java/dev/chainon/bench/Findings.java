package dev.chainon.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What a study found.
 *
 * @param figures by stable identifier, in the order they are shown
 * @param details what the study's pages are drawn from: an object of the study's own shape
 */
public record Findings(Map<String, Double> figures, JsonNode details) {

    public Findings {
        Objects.requireNonNull(details);
        if (figures.isEmpty()) {
            throw new IllegalArgumentException("a study that has no figure has found nothing");
        }
        figures.forEach((id, value) -> {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("figure '" + id + "' is " + value + ": it was not measured");
            }
        });
        figures = new LinkedHashMap<>(figures);
    }
}
