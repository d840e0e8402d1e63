package dev.chainon.store.backup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a backup holds. It is written last: a folder without it is no backup.
 *
 * @param schema version of the migrations that made the tables
 * @param made when, as an ISO-8601 instant
 * @param takenBack how long the list of what people took back was
 * @param tables files by the name of the table, in the order in which they can be filled
 */
public record Manifest(String schema, String made, int takenBack, Map<String, Part> tables) {

    static final String FILE = "manifest.json";
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** One file: how many rows, and the SHA-256 of its bytes. */
    public record Part(long rows, String sha256) {}

    public Manifest {
        tables = Collections.unmodifiableMap(new LinkedHashMap<>(tables));
    }

    /** Rows of all tables. */
    public long rows() {
        return tables.values().stream().mapToLong(Part::rows).sum();
    }

    void write(Path folder) throws IOException {
        ObjectNode whole =
                JSON.createObjectNode().put("schema", schema).put("made", made).put("takenBack", takenBack);
        ObjectNode files = whole.putObject("tables");
        tables.forEach(
                (name, part) -> files.putObject(name).put("rows", part.rows()).put("sha256", part.sha256()));
        OwnFiles.replace(folder.resolve(FILE), JSON.writeValueAsString(whole));
    }

    /**
     * The manifest of a backup.
     *
     * @throws IllegalArgumentException if the folder is no backup
     */
    static Manifest read(Path folder) {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException(folder + " is no backup: it has no " + FILE);
        }
        try {
            JsonNode whole = JSON.readTree(file.toFile());
            Map<String, Part> tables = new LinkedHashMap<>();
            whole.path("tables")
                    .fields()
                    .forEachRemaining(each -> tables.put(
                            each.getKey(),
                            new Part(
                                    each.getValue().path("rows").asLong(),
                                    each.getValue().path("sha256").asText())));
            return new Manifest(
                    whole.path("schema").asText(),
                    whole.path("made").asText(),
                    whole.path("takenBack").asInt(),
                    tables);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }
}
