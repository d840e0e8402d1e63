package dev.chainon.monitoring.quality;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Whether a rule of the contract refuses more of the stream than it used to: its share of the latest records against its share of all that came before them. The clock is the
 * records themselves, so it goes as fast as the replay. Thread-safe.
 */
public final class DataQuality {

    private static final int SLOT = 2_000;
    private static final int SLOTS = 10;

    /** A rule is beyond its bound when its share is more than so many times that of its history. */
    private static final double TIMES = 3;

    /** What no history makes suspect: one record of a thousand. */
    private static final double LEAST = 0.001;

    private final Deque<Slot> window = new ArrayDeque<>();
    private final Map<String, Long> before = new TreeMap<>();
    private long recordsBefore;

    private static final class Slot {
        private final Map<String, Long> refused = new TreeMap<>();
        private int records;
    }

    /**
     * A rule's share of the latest records.
     *
     * @param value refused by it, over all
     * @param bound the value is beyond it where it is greater; not a number while the history is shorter than the window
     */
    public record Share(String rule, double value, double bound, long refused) {
        public boolean beyond() {
            return value > bound;
        }
    }

    /** A record was accepted. */
    public synchronized void accepted() {
        slot().records++;
    }

    /** A record was refused. */
    public synchronized void refused(String rule) {
        Slot slot = slot();
        slot.records++;
        slot.refused.merge(rule, 1L, Long::sum);
    }

    private Slot slot() {
        if (window.isEmpty() || window.getLast().records == SLOT) {
            window.addLast(new Slot());
        }
        if (window.size() > SLOTS) {
            Slot old = window.removeFirst();
            recordsBefore += old.records;
            old.refused.forEach((rule, count) -> before.merge(rule, count, Long::sum));
        }
        return window.getLast();
    }

    /** Every rule that refused something, by name. */
    public synchronized List<Share> shares() {
        Map<String, Long> recent = new TreeMap<>();
        before.keySet().forEach(rule -> recent.put(rule, 0L));
        long records = 0;
        for (Slot slot : window) {
            records += slot.records;
            slot.refused.forEach((rule, count) -> recent.merge(rule, count, Long::sum));
        }
        double all = records;
        return recent.entrySet().stream()
                .map(rule -> new Share(rule.getKey(), rule.getValue() / all, bound(rule.getKey()), rule.getValue()))
                .toList();
    }

    private double bound(String rule) {
        return recordsBefore < SLOT * SLOTS
                ? Double.NaN
                : Math.max(LEAST, TIMES * before.getOrDefault(rule, 0L) / recordsBefore);
    }
}
