package dev.chainon.ingestion.webapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chainon.core.observation.Lookup;
import dev.chainon.core.observation.Provenance;
import java.util.List;
import java.util.Map;

/**
 * What a person or a program is told of a use of a service.
 *
 * @param ok whether what was asked for is there
 * @param live whether the public service itself answered just now, not the cache and not another address
 * @param words lines for a person
 * @param answers where each shown answer came from
 */
public record WebApiReport(
        boolean ok, boolean live, Map<String, Number> figures, List<String> words, List<Provenance> answers) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public WebApiReport {
        figures = Map.copyOf(figures);
        words = List.copyOf(words);
        answers = List.copyOf(answers);
    }

    /** Nothing but words. */
    public static WebApiReport refused(String words) {
        return new WebApiReport(false, false, Map.of(), List.of(words), List.of());
    }

    /** Where an answer came from, in lines for a person. */
    public static List<String> origin(Lookup.Found<?> found) {
        Provenance from = found.provenance();
        return List.of(
                (found.fresh() ? "answered just now, " : "kept since ") + from.fetched() + ", status " + from.status(),
                "from     " + from.url(),
                "SHA-256  " + from.sha256(),
                "licence  " + from.licence());
    }

    /** One JSON object on one line. */
    public String json() {
        ObjectNode root = JSON.createObjectNode().put("ok", ok).put("live", live);
        root.set("figures", JSON.valueToTree(figures));
        root.set("words", JSON.valueToTree(words));
        answers.forEach(from -> root.withArray("answers")
                .addObject()
                .put("url", from.url().toString())
                .put("fetched", from.fetched().toString())
                .put("status", from.status())
                .put("sha256", from.sha256())
                .put("licence", from.licence()));
        try {
            return JSON.writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of JSON cannot be written", e);
        }
    }
}
