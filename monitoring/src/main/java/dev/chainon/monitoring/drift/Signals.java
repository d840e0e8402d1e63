package dev.chainon.monitoring.drift;

import dev.chainon.core.contract.Text;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** The present signals by their ids, each with the time since which it fires. One thread at a time. */
final class Signals {

    private final Map<String, Signal> present = new LinkedHashMap<>();

    /** A figure that is worse the greater it is. */
    void above(long minute, String id, double value, double bound, Text evidence) {
        put(minute, id, value, bound, value > bound, evidence);
    }

    /** A figure that is worse the smaller it is. */
    void below(long minute, String id, double value, double bound, Text evidence) {
        put(minute, id, value, bound, value < bound, evidence);
    }

    private void put(long minute, String id, double value, double bound, boolean fires, Text evidence) {
        Signal before = present.get(id);
        OptionalLong since = !fires
                ? OptionalLong.empty()
                : before != null && before.fires() ? before.since() : OptionalLong.of(minute);
        present.put(id, new Signal(id, value, bound, since, evidence));
    }

    List<Signal> all() {
        Collection<Signal> values = present.values();
        return new ArrayList<>(values);
    }
}
