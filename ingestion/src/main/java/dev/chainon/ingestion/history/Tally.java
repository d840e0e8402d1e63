package dev.chainon.ingestion.history;

import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;

/** Counts by name, summed over tasks. */
final class Tally implements Serializable {

    private final TreeMap<String, Long> counts = new TreeMap<>();

    void add(String name, long amount) {
        counts.merge(name, amount, Long::sum);
    }

    void addAll(Tally other) {
        other.counts.forEach(this::add);
    }

    long of(String name) {
        return counts.getOrDefault(name, 0L);
    }

    Map<String, Long> counts() {
        return new TreeMap<>(counts);
    }
}
