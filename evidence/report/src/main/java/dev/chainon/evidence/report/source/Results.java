package dev.chainon.evidence.report.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The figures in {@code bench/results}, one file for each run of a command; of one figure the newest run counts. */
public final class Results {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path root;
    private final Map<String, Figure> newest = new TreeMap<>();
    private final List<Fault> faults = new ArrayList<>();

    public Results(Path root) {
        this.root = root;
    }

    public Found<Figure> read() throws IOException {
        for (Path file : Folder.files(root.resolve("bench/results"), ".json")) {
            try {
                run(JSON.readTree(file.toFile()));
            } catch (IOException | IllegalArgumentException e) {
                String where = Folder.name(root, file);
                faults.add(Fault.of(
                        where,
                        "Ce résultat n’est pas lisible\u00a0: " + Folder.why(e),
                        "This result is not readable: " + Folder.why(e)));
            }
        }
        return new Found<>(List.copyOf(newest.values()), faults);
    }

    /** A run that failed has no figures to show. */
    private void run(JsonNode run) {
        if (!run.path("figures").isObject() || !run.path("started").isTextual()) {
            throw new IllegalArgumentException("it needs \"started\" and an object \"figures\"");
        }
        if (!run.path("ok").asBoolean()) {
            return;
        }
        run.path("figures").properties().forEach(entry -> {
            if (entry.getValue().isNumber()) {
                keep(new Figure(
                        entry.getKey(),
                        entry.getValue().asDouble(),
                        run.path("command").asText(),
                        run.path("started").asText(),
                        run.path("commit").asText(),
                        machine(run.path("machine"))));
            }
        });
    }

    private void keep(Figure figure) {
        newest.merge(figure.id(), figure, (a, b) -> a.when().compareTo(b.when()) > 0 ? a : b);
    }

    private static String machine(JsonNode machine) {
        return machine.isValueNode() ? machine.asText() : machine.toString();
    }
}
