package dev.chainon.local.quality;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The coverage that each module keeps at least, in percent by {@code MODULE.lines} and {@code MODULE.branches}. They only rise: what is measured above
 * one raises it, less a margin for what differs from run to run.
 */
record Floors(SortedMap<String, Integer> percents) {

    /** From the root of the repository. */
    static final String FILE = "config/coverage.properties";

    /** Threads and waits of the integration tests do not take the same branches in every run, nor on every machine. */
    private static final int MARGIN = 3;

    Floors {
        percents = Collections.unmodifiableSortedMap(new TreeMap<>(percents));
        percents.forEach((key, percent) -> {
            if (percent < 0 || percent > 100) {
                throw new IllegalArgumentException(
                        "the floor " + key + " must be a percentage from 0 to 100, not " + percent);
            }
        });
    }

    /** None where there is no file yet. */
    static Floors read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return new Floors(new TreeMap<>());
        }
        try (Reader reader = Files.newBufferedReader(file)) {
            return read(reader);
        }
    }

    static Floors read(Reader reader) throws IOException {
        Properties properties = new Properties();
        properties.load(reader);
        SortedMap<String, Integer> percents = new TreeMap<>();
        properties.forEach((key, value) ->
                percents.put(key.toString(), Integer.parseInt(value.toString().strip())));
        return new Floors(percents);
    }

    /** What lies below its floor, or has none, in words. */
    List<String> missed(Map<String, Coverage> measured) {
        List<String> missed = new ArrayList<>();
        figures(measured).forEach((key, percent) -> {
            Integer floor = percents.get(key);
            if (floor == null) {
                missed.add(key + " has no floor: ./chainon quality --raise writes one");
            } else if (percent < floor) {
                missed.add(String.format(Locale.ROOT, "%s is %.1f, below its floor of %d", key, percent, floor));
            }
        });
        return missed;
    }

    /** The same floors, higher where more was measured. */
    Floors raised(Map<String, Coverage> measured) {
        SortedMap<String, Integer> raised = new TreeMap<>(percents);
        figures(measured)
                .forEach((key, percent) ->
                        raised.merge(key, Math.max(0, (int) Math.floor(percent) - MARGIN), Math::max));
        return new Floors(raised);
    }

    private static SortedMap<String, Double> figures(Map<String, Coverage> measured) {
        SortedMap<String, Double> figures = new TreeMap<>();
        measured.forEach((module, coverage) -> {
            figures.put(module + ".lines", coverage.lines().percent());
            figures.put(module + ".branches", coverage.branches().percent());
        });
        return figures;
    }

    /** The file. */
    String text() {
        StringBuilder text = new StringBuilder("""
                # The coverage that the tests of each module keep at least, in percent. Written by ./chainon quality --raise after mvn -Pcoverage verify.
                # A floor only rises: a test reads the history of this file.
                """);
        percents.forEach(
                (key, percent) -> text.append(key).append(" = ").append(percent).append('\n'));
        return text.toString();
    }
}
