package dev.chainon.bench.ingestion;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.chainon.bench.Testbed;
import dev.chainon.bench.Workbench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The history by batch. Load and floor take turns, each in a fresh JVM with the heap of the demonstration's load, so that neither finds the machine or
 * the compiler warmer than the other; medians are told, and every round is kept.
 */
final class Batch {

    private static final String PROBE = "dev.chainon.bench.ingestion.Probe";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Workbench bench;
    private final Testbed bed;
    private final List<Map<String, Double>> loads = new ArrayList<>();
    private final List<Map<String, Double>> floors = new ArrayList<>();
    private Map<String, Double> engine = Map.of();
    private Map<String, Double> large = Map.of();
    private int copies = 1;

    Batch(Workbench bench, Testbed bed) {
        this.bench = bench;
        this.bed = bed;
    }

    /**
     * @param rounds how often load and floor take turns
     * @param copies how many times the history follows itself in the large load; 1 leaves it out
     */
    void run(int rounds, int copies) throws IOException {
        this.copies = copies;
        for (int round = 1; round <= rounds; round++) {
            String database = "round_" + round;
            loads.add(probe("load", database, 1));
            floors.add(probe("floor", database, 1));
            if (round == rounds) {
                engine = probe("engine", database, 1);
            }
            forget(database);
        }
        if (copies > 1) {
            large = probe("load", "large", copies);
            forget("large");
        }
    }

    private Map<String, Double> probe(String what, String database, int copies) throws IOException {
        Map<String, Object> chainon = bed.backoffice(database);
        chainon.put("history.copies", copies);
        String json = bed.run(bed.program("deploy/bench", PROBE, "history", chainon, what));
        Map<String, Double> seconds = JSON.readValue(json, new TypeReference<LinkedHashMap<String, Double>>() {});
        bench.say(what + (copies > 1 ? " x" + copies : "") + ": " + seconds);
        return seconds;
    }

    /** Gigabytes of files that nobody reads again. */
    private void forget(String database) throws IOException {
        try (Stream<Path> files = Files.walk(bed.home().folder(database))) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    Map<String, Double> figures() {
        Map<String, Double> figures = new LinkedHashMap<>();
        double seconds = median(loads, "total");
        figures.put("ingestion.seconds.3m", seconds);
        figures.put("ingestion.seconds.floor", median(floors, "total"));
        figures.put("ingestion.ratio.floor", seconds / median(floors, "total"));
        figures.put("ingestion.engine.seconds", value(engine, "engine"));
        figures.put("ingestion.peak.mb.3m", median(loads, "peak.mb"));
        if (!large.isEmpty()) {
            String millions = 3 * copies + "m";
            double times = value(large, "rows") / median(loads, "rows");
            figures.put("ingestion.seconds." + millions, value(large, "total"));
            figures.put("ingestion.peak.mb." + millions, value(large, "peak.mb"));
            figures.put("ingestion.growth." + millions, value(large, "total") / seconds / times);
        }
        return figures;
    }

    /** Every round as it was, for the study's page. */
    Map<String, Object> details() {
        return Map.of("copies", copies, "loads", loads, "floors", floors, "engine", engine, "large", large);
    }

    private static double value(Map<String, Double> measured, String step) {
        return measured.getOrDefault(step, Double.NaN);
    }

    private static double median(List<Map<String, Double>> rounds, String step) {
        double[] sorted = rounds.stream()
                .mapToDouble(round -> round.getOrDefault(step, Double.NaN))
                .sorted()
                .toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
