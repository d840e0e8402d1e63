package dev.chainon.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.typesafe.config.Config;
import dev.chainon.registry.Checks;
import dev.chainon.registry.ModelVersion;
import dev.chainon.training.gate.Verdict;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the gate says of a registered version.
 *
 * @param champion version that it was compared with, and that a promotion expects to find; empty if there was none
 * @param figures by identifier
 */
public record Judgement(
        ModelVersion version, Optional<Integer> champion, Verdict verdict, Map<String, Double> figures) {

    public Judgement {
        figures = new LinkedHashMap<>(figures);
    }

    /**
     * Reads back what {@link #json} told, handed on by the settings {@code candidate}, {@code checks} and {@code champion} (0 for none).
     *
     * @throws IllegalArgumentException if no such version is registered, or the checks are none
     */
    public static Judgement of(Config gate, ModelStore models) {
        String uri = gate.getString("candidate");
        ModelVersion version =
                models.find(uri).orElseThrow(() -> new IllegalArgumentException("there is no " + uri + " to promote"));
        int champion = gate.getInt("champion");
        return new Judgement(
                version,
                champion == 0 ? Optional.empty() : Optional.of(champion),
                new Verdict(Checks.read(gate.getString("checks"))),
                Map.of());
    }

    /** One JSON object: whether the gate agrees, the version, the champion's number, the gate's words, the figures. */
    public String json(boolean ok) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("ok", ok);
        object.put("passed", verdict.passed());
        object.put("model", version.uri());
        object.put("champion", champion.orElse(0));
        object.put("reasons", verdict.reasons());
        object.put("checks", verdict.checks());
        object.put("figures", figures);
        try {
            return new ObjectMapper().writeValueAsString(object);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what is said of " + version.uri() + " cannot be written as JSON", e);
        }
    }
}
