package dev.chainon.bench.stores;

import java.util.LinkedHashMap;
import java.util.Map;

/** The figures of the study as they come, under {@code stores.}. One thread. */
final class Sheet {

    private final Map<String, Double> figures = new LinkedHashMap<>();

    void put(String name, double value) {
        figures.put("stores." + name, value);
    }

    void putAll(String system, Map<String, Double> values) {
        values.forEach((name, value) -> put(system + "." + name, value));
    }

    /** What a store kept of a load during which something was killed. */
    void loss(String system, Load load, long lost) {
        put(system + ".acknowledged", load.acknowledged().size());
        put(system + ".lost.acknowledged", lost);
        put(system + ".kill.errors", load.errors());
        put(system + ".outage.seconds", load.outageSeconds());
    }

    Map<String, Double> figures() {
        return new LinkedHashMap<>(figures);
    }
}
