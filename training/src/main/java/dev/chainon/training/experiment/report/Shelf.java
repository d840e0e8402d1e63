package dev.chainon.training.experiment.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chainon.training.experiment.design.BadDesignException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Objects;

/**
 * Where the result of an experiment and its pages are kept.
 *
 * @param results folder of the results
 * @param pages folder of the pages
 */
public record Shelf(Path results, Path pages) {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** Results and pages that belong to the project, and are committed. */
    public static Shelf ofProject(Path root) {
        return new Shelf(root.resolve("bench/results"), root.resolve("docs/studies"));
    }

    /** Results and pages of an experiment that somebody tries. */
    public static Shelf ofHome(Path home) {
        return new Shelf(home.resolve("experiments/results"), home.resolve("experiments/pages"));
    }

    /** Writes the result, and gives words for the person who asked. */
    public String keep(JsonNode result) {
        ObjectNode written = result.deepCopy();
        written.remove("words");
        Path file = file(name(result));
        try {
            write(file, JSON.writeValueAsString(written) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("the result of " + name(result) + " cannot be kept: check the disk", e);
        }
        return "Result: " + file;
    }

    /**
     * Writes the pages of a result, and gives words for the person who asked.
     *
     * @param changed what became of the code that was measured, {@code en} and {@code fr}; both may be absent
     */
    public String print(JsonNode result, JsonNode changed) {
        ObjectNode told = result.deepCopy();
        told.set("changed", changed);
        try {
            for (Map.Entry<String, String> page : new ExperimentPages().of(told).entrySet()) {
                write(pages.resolve(page.getKey()), page.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the pages of " + name(result) + " cannot be written: check the disk", e);
        }
        return "Pages: " + pages.resolve("experiment-" + name(result) + ".fr.md");
    }

    private static String name(JsonNode result) {
        return result.path("details").path("name").asText();
    }

    /** The result that is kept of an experiment, whose design is the file. */
    public ObjectNode kept(Path design) {
        String name = "";
        try {
            for (String line : Files.readAllLines(design, StandardCharsets.UTF_8)) {
                name = line.startsWith("name:")
                        ? line.substring("name:".length()).strip()
                        : name;
            }
            return (ObjectNode) JSON.readTree(file(name).toFile());
        } catch (IOException e) {
            throw new BadDesignException(
                    "there is no kept result of the experiment '" + name + "' in " + results + ": run it with --keep",
                    e);
        }
    }

    private Path file(String name) {
        return results.resolve("experiment-" + name + ".json");
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
        Path draft = file.resolveSibling(file.getFileName() + ".draft");
        Files.writeString(draft, text, StandardCharsets.UTF_8);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
