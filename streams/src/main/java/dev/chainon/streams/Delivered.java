package dev.chainon.streams;

import dev.chainon.core.event.Event;
import dev.chainon.core.event.LoggedEvent;
import java.util.Objects;

/**
 * An event that the log delivers for the first time.
 *
 * @param kafkaOffset its place in the clean topic; the next one to read after it is {@code kafkaOffset + 1}
 */
public record Delivered<E extends Event>(long kafkaOffset, LoggedEvent<E> logged) {
    public Delivered {
        Objects.requireNonNull(logged);
    }
}
