package dev.chainon.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.chainon.registry.Bundle;
import dev.chainon.registry.ModelVersion;
import dev.chainon.training.gate.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a training led to.
 *
 * @param version as registered, whether promoted or not
 * @param verdict of the gate
 * @param promoted whether the version is champion now
 * @param figures by identifier
 */
public record Outcome(ModelVersion version, Verdict verdict, boolean promoted, Map<String, Double> figures) {

    public Outcome {
        figures = new LinkedHashMap<>(figures);
    }

    Outcome promoted(boolean now) {
        return new Outcome(version, verdict, now, figures);
    }

    /** One JSON object: the figures, the version's URI, the gate's words, the file it left, relative to the home. */
    public String json() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("ok", promoted);
        object.put("model", version.uri());
        object.put("reasons", verdict.reasons());
        object.put("checks", verdict.checks());
        object.put("figures", figures);
        object.put("artefacts", List.of("registry/" + version.model() + "/" + version.version() + "/" + Bundle.ONNX));
        try {
            return new ObjectMapper().writeValueAsString(object);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("figures of " + version.uri() + " cannot be written as JSON", e);
        }
    }
}
