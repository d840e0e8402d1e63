package dev.chainon.local.measured;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What became of the code on which the runs of the kept experiments were measured.
 *
 * @param root of the project
 */
public record Changes(Path root) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> MEASURED = List.of("deploy/apps/trainer");

    /** As JSON, by the name of each experiment whose result is kept: {@code en} and {@code fr}, a sentence for each commit on which runs of it were measured. */
    public String json() {
        Subject now = Subject.of(root, MEASURED);
        ObjectNode all = JSON.createObjectNode();
        try {
            for (JsonNode result : results()) {
                List<Provenance> measured = new ArrayList<>();
                result.path("details")
                        .path("commits")
                        .forEach(commit -> measured.add(new Provenance(commit.asText(), "")));
                all.putObject(result.path("details").path("name").asText())
                        .put("en", words(measured, now, Locale.UK))
                        .put("fr", words(measured, now, Locale.FRANCE));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the results in " + folder() + " cannot be read", e);
        }
        return all.toString();
    }

    private static String words(List<Provenance> measured, Subject now, Locale language) {
        return String.join(
                "  \n", measured.stream().map(one -> one.words(now, language)).toList());
    }

    private List<JsonNode> results() throws IOException {
        List<JsonNode> results = new ArrayList<>();
        if (Files.isDirectory(folder())) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder(), "experiment-*.json")) {
                for (Path file : files) {
                    results.add(JSON.readTree(file.toFile()));
                }
            }
        }
        return results;
    }

    private Path folder() {
        return root.resolve("bench/results");
    }
}
