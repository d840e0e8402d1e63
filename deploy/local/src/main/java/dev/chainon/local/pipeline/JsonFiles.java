package dev.chainon.local.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.chainon.local.process.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Records in a folder, one JSON file each. */
final class JsonFiles {

    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonFiles() {}

    /**
     * In the order of their names; none where there is no folder.
     *
     * @throws Failure if one is not JSON
     */
    static List<JsonNode> in(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<JsonNode> read = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
                read.add(JSON.readTree(file.toFile()));
            }
            return read;
        } catch (IOException e) {
            throw new Failure("A record in " + folder + " cannot be read: " + e.getMessage(), e);
        }
    }
}
