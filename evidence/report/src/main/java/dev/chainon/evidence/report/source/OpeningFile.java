package dev.chainon.evidence.report.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.chainon.evidence.ledger.Commit;
import dev.chainon.evidence.ledger.Openings;
import dev.chainon.evidence.ledger.Seal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The ledger of the openings of the sealed period. At fault are a file that is missing, one whose seal is broken, and one that does not begin with all the lines
 * that the commit which is checked out holds of it: who chains an emptied file anew is not caught by the seal.
 */
public final class OpeningFile {

    /** Its name from the root. */
    public static final String NAME = Openings.PLACE.toString().replace('\\', '/');

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path root;

    public OpeningFile(Path root) {
        this.root = root;
    }

    /** What it holds, oldest first, also where something is wrong with it. */
    public Found<OpeningEntry> read() throws IOException {
        Path file = root.resolve(Openings.PLACE);
        if (!Files.isRegularFile(file)) {
            return new Found<>(List.of(), List.of(fault("il est absent", "it is missing")));
        }
        Seal.Opened opened = Seal.open(Files.readString(file));
        if (!opened.intact()) {
            return new Found<>(entries(opened.lines()), List.of(fault("il a été retouché", opened.fault())));
        }
        List<String> committed = Seal.open(Commit.file(root, Openings.PLACE)).lines();
        if (committed.size() > opened.lines().size()
                || !opened.lines().subList(0, committed.size()).equals(committed)) {
            return new Found<>(
                    entries(opened.lines()),
                    List.of(fault(
                            "il a perdu ou changé des lignes du commit actuel",
                            "lines that the present commit holds of it are gone or changed")));
        }
        return new Found<>(entries(opened.lines()), List.of());
    }

    private static Fault fault(String fr, String en) {
        return Fault.of(
                NAME,
                "Le registre des ouvertures est en défaut\u00a0: " + fr
                        + ". On n’y fait qu’ajouter\u00a0: à reprendre par git.",
                Openings.fault(en));
    }

    private static List<OpeningEntry> entries(List<String> lines) {
        Map<Integer, OpeningEntry> entries = new LinkedHashMap<>();
        for (String line : lines) {
            JsonNode node = tree(line);
            int number = node.path("opening").asInt();
            if (node.path("entry").asText().equals(Openings.OPENED)) {
                entries.put(number, opened(number, node));
            } else {
                Optional.ofNullable(entries.get(number))
                        .ifPresent(entry -> entries.put(number, entry.ended(end(node))));
            }
        }
        return List.copyOf(entries.values());
    }

    private static OpeningEntry opened(int number, JsonNode node) {
        return new OpeningEntry(
                number,
                moment(node),
                node.path("who").asText(),
                node.path("why").asText(),
                node.path("model").asText(),
                node.path("bundle").asText(),
                node.path("network").asText(),
                node.path("data").asText(),
                node.path("code").asText(),
                Optional.empty());
    }

    private static OpeningEntry.End end(JsonNode node) {
        Map<String, Double> figures = new TreeMap<>();
        node.path("figures")
                .properties()
                .forEach(e -> figures.put(e.getKey(), e.getValue().asDouble()));
        return new OpeningEntry.End(moment(node), node.path("failure").asText(), figures);
    }

    /** A line that was edited may hold anything; its seal tells so. */
    private static Instant moment(JsonNode node) {
        try {
            return Instant.parse(node.path("at").asText());
        } catch (DateTimeException e) {
            return Instant.EPOCH;
        }
    }

    private static JsonNode tree(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            return JSON.createObjectNode();
        }
    }
}
