package dev.chainon.monitoring.retraining;

import java.time.Instant;
import java.util.Objects;

/**
 * An alert that fires.
 *
 * @param id its stable name
 * @param since when it began to fire
 * @param words what was found
 */
public record FiringAlert(String id, Instant since, String words) {
    public FiringAlert {
        Objects.requireNonNull(id);
        Objects.requireNonNull(since);
        Objects.requireNonNull(words);
    }
}
