package dev.chainon.core.contract;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;

/**
 * A service level of the contract, a goal.
 *
 * @param property what is promised: latency, freshness, retention, retentionAfterClose, availability
 * @param value how much
 * @param unit of the value: ms, s, min, h, d, percent
 * @param element the table, or table and column with a dot between
 * @param driver why: regulatory, analytics or operational
 * @param description one sentence
 */
public record ServiceLevel(
        String property, String value, String unit, String element, String driver, Text description) {

    public static final String RETENTION = "retention";

    /** How long the log of a replay is kept once the replay is closed; a living one keeps all. */
    public static final String RETENTION_AFTER_CLOSE = "retentionAfterClose";

    private static final Set<String> KEPT = Set.of(RETENTION, RETENTION_AFTER_CLOSE);

    public ServiceLevel {
        Objects.requireNonNull(property);
        Objects.requireNonNull(value);
        Objects.requireNonNull(unit);
        Objects.requireNonNull(element);
        Objects.requireNonNull(driver);
        Objects.requireNonNull(description);
    }

    /** The table of its element. */
    public String table() {
        int dot = element.indexOf('.');
        return dot < 0 ? element : element.substring(0, dot);
    }

    /** Whether it says how long something is kept. */
    public boolean isRetention() {
        return KEPT.contains(property);
    }

    /**
     * The value as a time.
     *
     * @throws IllegalArgumentException if it is none
     */
    public Duration duration() {
        try {
            long amount = Long.parseLong(value);
            return switch (unit) {
                case "ms" -> Duration.ofMillis(amount);
                case "s" -> Duration.ofSeconds(amount);
                case "min" -> Duration.ofMinutes(amount);
                case "h" -> Duration.ofHours(amount);
                case "d" -> Duration.ofDays(amount);
                default -> throw new IllegalArgumentException("unit '" + unit + "' is not ms, s, min, h or d");
            };
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "service level '" + property + "' of '" + element + "' is not a time: " + e.getMessage(), e);
        }
    }
}
