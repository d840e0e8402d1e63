package dev.chainon.local.deliver;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chainon.local.demo.Report;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * What a deployment did, as it is kept.
 *
 * @param target where to: local, compose or kubernetes
 * @param version commit of the code
 * @param commitTime ISO 8601; empty if unknown
 * @param digest SHA-256 over the artefact; empty where there is none
 * @param reason why it ended so
 */
public record ReleaseRecord(
        String target,
        String version,
        String commitTime,
        String digest,
        Instant startedAt,
        Instant finishedAt,
        Outcome outcome,
        String reason,
        List<Done> stages) {

    /**
     * A stage that was gone through.
     *
     * @param startedAt when it began
     * @param words what came out of it
     */
    public record Done(String name, Instant startedAt, double seconds, Verdict verdict, String words) {}

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

    public ReleaseRecord {
        stages = List.copyOf(stages);
    }

    String json() {
        ObjectNode root = JSON.createObjectNode()
                .put("target", target)
                .put("version", version)
                .put("commitTime", commitTime)
                .put("digest", digest)
                .put("startedAt", startedAt.toString())
                .put("finishedAt", finishedAt.toString())
                .put("outcome", outcome.word())
                .put("reason", reason);
        ArrayNode list = root.putArray("stages");
        stages.forEach(stage -> list.addObject()
                .put("name", stage.name())
                .put("startedAt", stage.startedAt().toString())
                .put("seconds", stage.seconds())
                .put("outcome", stage.verdict().word())
                .put("words", stage.words()));
        try {
            return JSON.writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of JSON cannot be written", e);
        }
    }

    /** Writes it as JSON and as a page; gives the page. */
    public Path keep(Path folder) {
        String name = STAMP.format(startedAt) + "-" + target;
        Report.write(folder.resolve(name + ".json"), json());
        Path page = folder.resolve(name + ".html");
        Report.write(page, new ReleasePage().render(this));
        return page;
    }
}
