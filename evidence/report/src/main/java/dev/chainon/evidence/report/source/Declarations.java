package dev.chainon.evidence.report.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The entries in {@code evidence/declared}, one YAML file each: clause, date, person, link, statement. */
public final class Declarations {

    private final Path root;

    public Declarations(Path root) {
        this.root = root;
    }

    public Found<Declaration> read() throws IOException {
        ObjectMapper yaml = new ObjectMapper(new YAMLFactory());
        List<Declaration> found = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        for (Path file : Folder.files(root.resolve("evidence/declared"), ".yaml")) {
            try {
                found.add(declaration(yaml.readTree(file.toFile())));
            } catch (IOException | IllegalArgumentException | DateTimeException e) {
                faults.add(Fault.of(
                        Folder.name(root, file),
                        "Déclaration refusée\u00a0: " + Folder.why(e),
                        "Declaration refused: " + Folder.why(e)));
            }
        }
        return new Found<>(found, faults);
    }

    private static Declaration declaration(JsonNode entry) {
        String link = text(entry, "link");
        if (!link.startsWith("https://") && !link.startsWith("http://")) {
            throw new IllegalArgumentException("link must be an http address, not " + link);
        }
        LocalDate date = LocalDate.parse(text(entry, "date"));
        return new Declaration(text(entry, "clause"), date, text(entry, "person"), link, text(entry, "statement"));
    }

    private static String text(JsonNode entry, String field) {
        String text = entry.path(field).asText("").strip();
        if (text.isEmpty()) {
            throw new IllegalArgumentException("field " + field + " is missing");
        }
        return text;
    }
}
