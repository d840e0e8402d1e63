package dev.chainon.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chainon.evidence.ledger.Machine;
import dev.chainon.local.measured.Provenance;
import dev.chainon.local.process.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * The result of one study as every command of the project writes it, with the study's details beside the figures.
 *
 * @param command what was typed
 * @param started when
 */
record ResultFile(String command, Instant started, Findings findings) {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    ResultFile {
        Objects.requireNonNull(command);
        Objects.requireNonNull(started);
        Objects.requireNonNull(findings);
    }

    ObjectNode json(Provenance provenance, Instant ended) {
        Machine machine = Machine.current();
        ObjectNode result = JSON.createObjectNode();
        result.put("command", command);
        result.put("ok", true);
        result.put("commit", provenance.commit());
        result.put("measured", provenance.code());
        result.put("machine", machine.os() + ", " + machine.cpus() + " cores, " + machine.java());
        result.put("started", started.toString());
        result.put("seconds", Duration.between(started, ended).toMillis() / 1000.0);
        findings.figures().forEach(result.putObject("figures")::put);
        result.set("details", findings.details());
        return result;
    }

    /** Replaces the file in one move, so that a reader never sees half of it. */
    static void write(Path file, ObjectNode result) throws IOException {
        Path target = file.toAbsolutePath();
        Files.createDirectories(Objects.requireNonNull(target.getParent()));
        Path draft = target.resolveSibling(target.getFileName() + ".draft");
        Files.writeString(draft, JSON.writeValueAsString(result) + "\n");
        Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * Where a result is kept.
     *
     * @param part empty for a study that has no parts
     */
    static Path kept(Path code, String study, String part) {
        return code.resolve("bench/results").resolve(study + (part.isEmpty() ? "" : "-" + part) + ".json");
    }

    /** The kept result of a study; of a study with parts an object {@code parts} with those that were measured, by their names. */
    static JsonNode read(Path code, String study, List<String> parts) throws IOException {
        ObjectNode all = JSON.createObjectNode();
        ObjectNode byPart = all.putObject(StudyPages.PARTS);
        for (String part : parts) {
            Path file = kept(code, study, part);
            if (Files.exists(file)) {
                byPart.set(part, JSON.readTree(file.toFile()));
            }
        }
        Path whole = kept(code, study, "");
        if (parts.isEmpty() ? !Files.exists(whole) : byPart.isEmpty()) {
            throw new Failure(
                    "There is no result of the study " + study + " in " + whole.getParent() + ": run the study first.");
        }
        return parts.isEmpty() ? JSON.readTree(whole.toFile()) : all;
    }
}
