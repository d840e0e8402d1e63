package dev.chainon.ingestion.history;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Counts by name, summed over tasks. */
final class Tally implements Serializable {

    /** Arrays of one number, for every row adds to some. */
    private final HashMap<String, long[]> counts = new HashMap<>();

    void add(String name, long amount) {
        counts.computeIfAbsent(name, n -> new long[1])[0] += amount;
    }

    void addAll(Tally other) {
        other.counts.forEach((name, count) -> add(name, count[0]));
    }

    long of(String name) {
        return counts.getOrDefault(name, new long[1])[0];
    }

    Map<String, Long> counts() {
        TreeMap<String, Long> sorted = new TreeMap<>();
        counts.forEach((name, count) -> sorted.put(name, count[0]));
        return sorted;
    }
}
