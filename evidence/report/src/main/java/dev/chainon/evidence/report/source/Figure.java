package dev.chainon.evidence.report.source;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * One measured value.
 *
 * @param id stable identifier; its parts name the unit, as in {@code stream.latency.p50.ms}
 * @param when start of the run that measured it, as the run wrote it
 */
public record Figure(String id, double value, String command, String when, String commit, String machine) {

    private static final Map<String, String> UNITS =
            Map.of("ms", "ms", "us", "µs", "mb", "MB", "seconds", "s", "rps", "/s", "second", "/s", "ratio", "×");

    /** Its unit, or nothing for a bare number. */
    public String unit() {
        List<String> parts = Arrays.asList(id.split("\\."));
        if (id.contains(".per.second")) {
            return "/s";
        }
        return parts.stream()
                .filter(UNITS::containsKey)
                .map(UNITS::get)
                .findFirst()
                .orElse("");
    }
}
