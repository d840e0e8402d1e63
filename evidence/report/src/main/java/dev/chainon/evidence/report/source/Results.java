package dev.chainon.evidence.report.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The figures in {@code bench/results}, which are kept with the code, and in the {@code reports} of the state folder, which the commands leave on this
 * machine: one file for each run. Of one figure the newest run counts. A run that repeats what an earlier one measured names it under {@code kept}, and
 * is not taken for its measure.
 */
public final class Results {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path root;
    private final Path state;
    private final Map<String, Figure> newest = new TreeMap<>();
    private final List<Fault> faults = new ArrayList<>();

    public Results(Path root, Path state) {
        this.root = root;
        this.state = state;
    }

    public Found<Figure> read() throws IOException {
        List<Path> files = new ArrayList<>(Folder.files(root.resolve("bench/results"), ".json"));
        files.addAll(Folder.files(state.resolve("reports"), ".json"));
        for (Path file : files) {
            try {
                run(JSON.readTree(file.toFile()), Folder.name(root, state, file));
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
    private void run(JsonNode run, String file) {
        if (!run.path("figures").isObject() || !run.path("started").isTextual()) {
            throw new IllegalArgumentException("it needs \"started\" and an object \"figures\"");
        }
        if (!run.path("ok").asBoolean()) {
            return;
        }
        Set<String> kept = new HashSet<>();
        run.path("kept").forEach(id -> kept.add(id.asText()));
        run.path("figures").properties().forEach(entry -> {
            if (entry.getValue().isNumber() && !kept.contains(entry.getKey())) {
                keep(new Figure(
                        entry.getKey(),
                        entry.getValue().asDouble(),
                        run.path("command").asText(),
                        run.path("started").asText(),
                        file,
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
