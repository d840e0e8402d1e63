package dev.chainon.monitoring.stream;

import dev.chainon.core.event.Quarantined;
import dev.chainon.streams.SeenRefusals;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Refused records by rule, and the latest of them. A record that the stream job emits again after a restart counts once. Thread-safe. */
public final class QuarantineBoard {

    private static final int LATEST = 50;

    private final Map<String, Long> byRule = new TreeMap<>();
    private final Deque<Quarantined> latest = new ArrayDeque<>();
    private final SeenRefusals seen = new SeenRefusals();
    private long total;

    /** Counts a record; false if it had been counted before. */
    public synchronized boolean add(Quarantined record) {
        if (!seen.isNew(record)) {
            return false;
        }
        byRule.merge(record.rule(), 1L, Long::sum);
        total++;
        latest.addFirst(record);
        if (latest.size() > LATEST) {
            latest.removeLast();
        }
        return true;
    }

    public synchronized Map<String, Long> byRule() {
        return Map.copyOf(byRule);
    }

    /** The fifty latest records, latest first. */
    public synchronized List<Quarantined> latest() {
        return List.copyOf(latest);
    }

    public synchronized long total() {
        return total;
    }
}
