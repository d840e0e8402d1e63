package dev.chainon.ingestion.history;

import dev.chainon.core.event.Event;
import dev.chainon.core.event.Role;
import java.util.Comparator;
import java.util.Optional;

/**
 * An event with what decides its place in the log.
 *
 * @param outcome on an instance, the outcome that the history has for it
 */
record PlacedEvent<E extends Event>(String key, int occurrence, E event, Optional<Boolean> outcome)
        implements Comparable<PlacedEvent<E>> {

    private static final Comparator<PlacedEvent<?>> ORDER = Comparator.<PlacedEvent<?>>comparingLong(
                    PlacedEvent::minute)
            .thenComparing(PlacedEvent::key)
            .thenComparingInt(PlacedEvent::occurrence)
            .thenComparing(placed -> placed.event().role() != Role.INSTANCE);

    long minute() {
        return event.minute();
    }

    @Override
    public int compareTo(PlacedEvent<E> other) {
        return ORDER.compare(this, other);
    }
}
