package dev.chainon.core.event;

import java.util.Objects;

/**
 * A rejected raw record with everything needed to judge and replay it.
 *
 * @param rawOffset offset of the record in the raw topic
 * @param rawMillis wall clock at which it was appended there
 * @param raw its original bytes, untouched
 */
public record Quarantined(int epoch, long rawOffset, long rawMillis, String rule, String reason, byte[] raw) {
    public Quarantined {
        Objects.requireNonNull(rule);
        Objects.requireNonNull(reason);
        Objects.requireNonNull(raw);
    }
}
