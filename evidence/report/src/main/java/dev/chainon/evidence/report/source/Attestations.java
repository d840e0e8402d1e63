package dev.chainon.evidence.report.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The signed files in {@code evidence/attested}. Who may sign is listed in {@code keys.yaml} beside them: id, owner, key (an Ed25519 public key,
 * X.509 in base 64). A file that no listed key signed is refused and reported.
 */
public final class Attestations {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path root;
    private final List<Attestation> accepted = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();

    public Attestations(Path root) {
        this.root = root;
    }

    public Found<Attestation> read() throws IOException {
        Path folder = root.resolve("evidence/attested");
        JsonNode keys = Files.exists(folder.resolve("keys.yaml"))
                ? new ObjectMapper(new YAMLFactory())
                        .readTree(folder.resolve("keys.yaml").toFile())
                : JSON.createArrayNode();
        for (Path file : Folder.files(folder, ".json")) {
            String where = Folder.name(root, file);
            try {
                file(JSON.readTree(file.toFile()), keys, where);
            } catch (IOException | IllegalArgumentException | DateTimeException e) {
                refuse(where, "illisible, " + Folder.why(e), "not readable, " + Folder.why(e));
            }
        }
        return new Found<>(accepted, faults);
    }

    private void file(JsonNode attestation, JsonNode keys, String where) {
        for (JsonNode key : keys) {
            if (key.path("id").asText().equals(attestation.path("key").asText())) {
                if (Signature.fits(attestation, key.path("key").asText())) {
                    accepted.add(attestation(attestation, key.path("owner").asText(), where));
                } else {
                    refuse(
                            where,
                            "la signature ne correspond pas au contenu",
                            "the signature does not fit the content");
                }
                return;
            }
        }
        refuse(where, "aucune clé connue de ce nom", "no key of that name is listed");
    }

    private static Attestation attestation(JsonNode node, String owner, String where) {
        return new Attestation(
                text(node, "clause"),
                text(node, "module"),
                text(node, "code"),
                text(node, "commit"),
                text(node, "machine"),
                text(node, "command"),
                text(node, "outcome").equals("PASSED"),
                Instant.parse(text(node, "when")),
                owner,
                where);
    }

    private void refuse(String where, String fr, String en) {
        faults.add(Fault.of(where, "Attestation refusée\u00a0: " + fr + ".", "Attestation refused: " + en + "."));
    }

    private static String text(JsonNode node, String field) {
        if (!node.path(field).isTextual()) {
            throw new IllegalArgumentException("field " + field + " is missing");
        }
        return node.path(field).asText();
    }
}
