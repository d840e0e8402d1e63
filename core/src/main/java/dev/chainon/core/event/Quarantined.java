package dev.chainon.core.event;

import java.util.Objects;
import java.util.Optional;

/**
 * A rejected raw record with everything needed to judge and replay it.
 *
 * @param rawOffset offset of the record in the raw topic
 * @param rawMillis wall clock at which it was appended there
 * @param raw its original bytes, untouched
 * @param contractVersion of the contract whose rule refused it; empty if the release that refused it did not write this down
 */
public record Quarantined(
        int epoch,
        long rawOffset,
        long rawMillis,
        String rule,
        String reason,
        byte[] raw,
        Optional<String> contractVersion) {

    public Quarantined {
        Objects.requireNonNull(rule);
        Objects.requireNonNull(reason);
        Objects.requireNonNull(raw);
        Objects.requireNonNull(contractVersion);
    }

    /** One that does not say under which version it was refused. */
    public Quarantined(int epoch, long rawOffset, long rawMillis, String rule, String reason, byte[] raw) {
        this(epoch, rawOffset, rawMillis, rule, reason, raw, Optional.empty());
    }

    /** The same, saying under which version of the contract it was refused. */
    public Quarantined under(Optional<String> version) {
        return new Quarantined(epoch, rawOffset, rawMillis, rule, reason, raw, version);
    }
}
