package dev.chainon.bench.chips;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Joins what several processes found. */
final class Tours {

    private static final String PACE = "rows.per.second";
    private static final String WORST = "rows.per.second.worst";

    private static final String START = "start.seconds";

    private Tours() {}

    /**
     * The best and the worst of two processes of each setting; all else is that of the one with the best. A setting of which one process failed is absent.
     *
     * @param rows of one tour, which are changed
     * @param again of another, in the same order
     */
    static void join(ArrayNode rows, ArrayNode again) {
        for (int i = 0; i < rows.size(); i++) {
            JsonNode first = rows.get(i).path("figures");
            JsonNode second = again.get(i).path("figures");
            if (again.get(i).has("absent") && !rows.get(i).has("absent")) {
                rows.set(i, again.get(i));
                continue;
            }
            if (second.path(PACE).asDouble() > first.path(PACE).asDouble() && first.has(PACE)) {
                rows.set(i, again.get(i));
            }
            if (rows.get(i).path("figures") instanceof ObjectNode best && second.has(WORST)) {
                best.put(
                        WORST,
                        Math.min(
                                first.path(WORST).asDouble(), second.path(WORST).asDouble()));
            }
        }
    }

    /** A process starts as fast as its library is loaded, whatever it does then: settings of one library share the median of their starts. */
    static void even(ArrayNode rows) {
        Map<String, List<Double>> byLibrary = new TreeMap<>();
        for (JsonNode row : rows) {
            if (row.path("figures").has(START)) {
                byLibrary.merge(library(row), List.of(start(row)), Tours::joined);
            }
        }
        for (JsonNode row : rows) {
            if (row.path("figures") instanceof ObjectNode figures && figures.has(START)) {
                figures.put(START, median(byLibrary.getOrDefault(library(row), List.of(start(row)))));
            }
        }
    }

    private static String library(JsonNode row) {
        return row.path("library").asText();
    }

    private static double start(JsonNode row) {
        return row.path("figures").path(START).asDouble();
    }

    private static List<Double> joined(List<Double> some, List<Double> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
