package dev.chainon.ingestion.history;

import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of the rows of the history.
 *
 * @param in rows of the source file
 * @param clean cases whose outcome was accepted
 * @param quarantined rows refused by a rule
 * @param duplicates rows equal to another in every column, dropped
 * @param repaired rows that a rule repaired
 * @param byRule rows each rule fired on
 * @param events events in the clean log
 */
public record HistoryCounts(
        long in, long clean, long quarantined, long duplicates, long repaired, Map<String, Long> byRule, long events)
        implements Serializable {

    private static final String PREFIX = "chainon.rows.";
    private static final String RULE = "chainon.rule.";

    public HistoryCounts {
        byRule = new TreeMap<>(byRule);
    }

    /**
     * @throws IllegalStateException if a row is lost or counted twice
     */
    public void reconcile(long sourceRows) {
        if (in != sourceRows || in != clean + quarantined + duplicates) {
            throw new IllegalStateException("the history does not reconcile: " + sourceRows + " rows in the file, " + in
                    + " read = " + clean + " clean + " + quarantined + " quarantined + " + duplicates
                    + " duplicates; nothing was committed");
        }
    }

    /** The counts as facts of a snapshot. */
    Map<String, String> facts() {
        Map<String, String> facts = new TreeMap<>();
        facts.put(PREFIX + "in", Long.toString(in));
        facts.put(PREFIX + "clean", Long.toString(clean));
        facts.put(PREFIX + "quarantined", Long.toString(quarantined));
        facts.put(PREFIX + "duplicates", Long.toString(duplicates));
        facts.put(PREFIX + "repaired", Long.toString(repaired));
        facts.put(PREFIX + "events", Long.toString(events));
        byRule.forEach((rule, n) -> facts.put(RULE + rule, Long.toString(n)));
        return facts;
    }

    static HistoryCounts of(Map<String, String> facts) {
        Map<String, Long> rules = new TreeMap<>();
        facts.forEach((name, n) -> {
            if (name.startsWith(RULE)) {
                rules.put(name.substring(RULE.length()), Long.valueOf(n));
            }
        });
        return new HistoryCounts(
                number(facts, "in"),
                number(facts, "clean"),
                number(facts, "quarantined"),
                number(facts, "duplicates"),
                number(facts, "repaired"),
                rules,
                number(facts, "events"));
    }

    private static long number(Map<String, String> facts, String name) {
        return Long.parseLong(facts.getOrDefault(PREFIX + name, "0"));
    }
}
