package dev.chainon.core.event;

import java.util.Objects;

/**
 * An event with its place in the log of one epoch.
 *
 * @param epoch the replay the log belongs to; 0 is the history
 * @param rawOffset offset of the raw record it was purified from; grows with the log
 * @param rawMillis wall clock at which the raw record was appended, milliseconds since 1970
 * @param event the event itself
 */
public record LoggedEvent<E extends Event>(int epoch, long rawOffset, long rawMillis, E event) {
    public LoggedEvent {
        Objects.requireNonNull(event);
    }
}
