package dev.chainon.monitoring.query;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the text that a process publishes for Prometheus (exposition format 0.0.4). */
public final class Exposition {

    private static final Pattern LINE =
            Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)\\})?\\s+(\\S+)(?:\\s+-?\\d+)?");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    private Exposition() {}

    /** The series of these names with their values; lines that are no series are passed over. */
    public static Map<Labels, Double> read(String text, Set<String> names) {
        Map<Labels, Double> values = new LinkedHashMap<>();
        text.lines()
                .filter(line -> !line.startsWith("#"))
                .map(LINE::matcher)
                .filter(line -> line.matches() && names.contains(line.group(1)))
                .forEach(line -> values.put(new Labels(line.group(1), labels(line)), number(line.group(3))));
        return values;
    }

    private static Map<String, String> labels(Matcher line) {
        Map<String, String> labels = new TreeMap<>();
        if (line.group(2) != null) {
            LABEL.matcher(line.group(2))
                    .results()
                    .forEach(l -> labels.put(
                            l.group(1),
                            l.group(2).replace("\\n", "\n").replace("\\\"", "\"").replace("\\\\", "\\")));
        }
        return labels;
    }

    private static double number(String text) {
        return switch (text) {
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }
}
