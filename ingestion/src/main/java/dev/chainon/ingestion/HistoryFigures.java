package dev.chainon.ingestion;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.chainon.ingestion.backoffice.Steps;
import dev.chainon.ingestion.history.HistoryCounts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a run of the history tells, as one JSON object: figures by identifier, seconds by step, files it left. */
final class HistoryFigures {

    private final Steps steps;
    private final Map<String, Object> figures = new LinkedHashMap<>();

    HistoryFigures(Steps steps) {
        this.steps = steps;
    }

    HistoryFigures put(String id, Object value) {
        figures.put(id, value);
        return this;
    }

    HistoryFigures counts(HistoryCounts counts) {
        put("history.rows.in", counts.in());
        put("history.rows.clean", counts.clean());
        put("history.rows.quarantined", counts.quarantined());
        put("history.rows.duplicates", counts.duplicates());
        put("history.rows.repaired", counts.repaired());
        put("history.events", counts.events());
        counts.byRule().forEach((rule, n) -> put("history.rule." + rule, n));
        return this;
    }

    /** @param seconds of the load, to be compared with writing the same amount without any thought */
    HistoryFigures floor(double seconds) {
        double floor = steps.seconds().entrySet().stream()
                .filter(e -> e.getKey().equals("session") || e.getKey().startsWith("floor."))
                .mapToDouble(Map.Entry::getValue)
                .sum();
        put("ingestion.seconds.3m", seconds);
        put("ingestion.seconds.floor", floor);
        return put("ingestion.ratio.floor", seconds / floor);
    }

    /** @param paths given relative to the home where they are in it, so that a home can be moved */
    HistoryFigures artefacts(Path home, List<Path> paths) {
        Path root = home.toAbsolutePath().normalize();
        return put(
                "artefacts",
                paths.stream()
                        .map(path -> path.toAbsolutePath().normalize())
                        .map(path -> path.startsWith(root) ? root.relativize(path) : path)
                        .map(Path::toString)
                        .toList());
    }

    String json() throws IOException {
        steps.seconds().forEach((step, seconds) -> put("history.seconds." + step, seconds));
        return new ObjectMapper().writeValueAsString(figures);
    }
}
