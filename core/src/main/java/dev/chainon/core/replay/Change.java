package dev.chainon.core.replay;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * How far a launcher is with another first day.
 *
 * @param phase what it does now
 * @param day that was asked for; empty while none was
 * @param why it failed; empty unless it did
 */
public record Change(Phase phase, Optional<LocalDate> day, String why) {

    /** The steps of a launcher. */
    public enum Phase {
        /** It waits for somebody to ask. */
        READY,
        /** It opens an epoch and computes what the days before have left. */
        PREPARES,
        /** It ends the processes of the epoch before and starts those of the new one. */
        STARTS,
        /** It could not; the epoch before goes on. */
        FAILED,
        /** It plays a story of fixed days and takes no other. */
        CLOSED
    }

    public Change {
        Objects.requireNonNull(phase);
        Objects.requireNonNull(day);
        Objects.requireNonNull(why);
    }

    public static Change of(Phase phase) {
        return new Change(phase, Optional.empty(), "");
    }

    public static Change of(Phase phase, LocalDate day) {
        return new Change(phase, Optional.of(day), "");
    }
}
