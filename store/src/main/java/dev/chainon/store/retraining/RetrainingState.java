package dev.chainon.store.retraining;

import java.util.Locale;
import java.util.Set;

/** Where a retraining is. */
public enum RetrainingState {
    /** Waits for a person to agree. */
    PROPOSED,
    /** May begin. */
    APPROVED,
    /** A run of the job graph does it. */
    RUNNING,
    /** The new version answers all. */
    PROMOTED,
    /** The gate saw no gain. */
    REFUSED,
    /** The new version was taken back from its trial. */
    ROLLED_BACK,
    /** It could not be done. */
    FAILED,
    /** A person ended it. */
    STOPPED;

    /** Whether nothing comes after it. */
    public boolean ended() {
        return next().isEmpty();
    }

    /** What may come after it. A retraining that was cut off is approved still, and begins again. */
    public Set<RetrainingState> next() {
        return switch (this) {
            case PROPOSED -> Set.of(APPROVED, STOPPED);
            case APPROVED -> Set.of(RUNNING, STOPPED, FAILED);
            case RUNNING -> Set.of(APPROVED, PROMOTED, REFUSED, ROLLED_BACK, FAILED, STOPPED);
            case PROMOTED, REFUSED, ROLLED_BACK, FAILED, STOPPED -> Set.of();
        };
    }

    /** Its word in the database and on pages, such as {@code rolled-back}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static RetrainingState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
