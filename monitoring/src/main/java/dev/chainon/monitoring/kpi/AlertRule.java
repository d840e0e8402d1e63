package dev.chainon.monitoring.kpi;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/**
 * When someone must be told.
 *
 * @param query in the subset; the rule holds while it comes to a number
 * @param hold how long it must hold before it fires
 * @param says what has happened
 * @param remedy what to do
 * @param fires a case in which it must fire
 * @param silent a case in which it must not
 */
public record AlertRule(
        String id,
        ReferenceClock clock,
        Severity severity,
        String query,
        Duration hold,
        Bilingual says,
        Bilingual remedy,
        Case fires,
        Case silent) {

    /** PAGE wakes somebody, TICKET waits for the morning. */
    public enum Severity {
        PAGE,
        TICKET
    }

    /**
     * Series that a test feeds it, one value a minute from 0 on.
     *
     * @param at when it is asked
     * @param series by selector; values in promtool's notation: {@code 1 2 3}, {@code 0+10x5}, {@code 7x5}
     */
    public record Case(Duration at, Map<String, String> series) {
        public Case {
            Objects.requireNonNull(at);
            series = Map.copyOf(series);
        }
    }

    public AlertRule {
        if (!id.matches("[A-Z][A-Za-z]+")) {
            throw new IllegalArgumentException("an alert is called like StreamSilent, not '" + id + "'");
        }
        Objects.requireNonNull(clock);
        Objects.requireNonNull(severity);
        Objects.requireNonNull(fires);
        Objects.requireNonNull(silent);
    }
}
