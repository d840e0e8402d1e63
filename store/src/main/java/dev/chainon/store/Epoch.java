package dev.chainon.store;

import java.time.Instant;
import java.util.Objects;

/**
 * One replay of the data from one date; topics, tables and metrics carry its number.
 *
 * @param from first day of the data it replays
 * @param closed whether it came to its end or was followed by another
 */
public record Epoch(int id, String from, Instant opened, boolean closed) {
    public Epoch {
        Objects.requireNonNull(from);
        Objects.requireNonNull(opened);
    }
}
