package dev.chainon.bench.chips;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A process starts as fast as its library is loaded, whatever it does then: settings of one library share the median of their starts. */
final class Starts {

    private static final String START = "start.seconds";

    private Starts() {}

    static void even(ArrayNode rows) {
        Map<String, List<Double>> byLibrary = new TreeMap<>();
        for (JsonNode row : rows) {
            if (row.path("figures").has(START)) {
                byLibrary.merge(library(row), List.of(start(row)), Starts::joined);
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
