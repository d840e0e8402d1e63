package dev.chainon.registry;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One line of the promotion log, which is append-only.
 *
 * @param previous the version the alias pointed to before, if any
 * @param dbRole the database role that wrote the line
 */
public record LogEntry(Instant at, Action action, Promotion promotion, Optional<Integer> previous, String dbRole) {

    /** Whether the alias went to a new version or back to an earlier one. */
    public enum Action {
        PROMOTE,
        ROLLBACK
    }

    public LogEntry {
        Objects.requireNonNull(at);
        Objects.requireNonNull(action);
        Objects.requireNonNull(promotion);
        Objects.requireNonNull(previous);
        Objects.requireNonNull(dbRole);
    }
}
