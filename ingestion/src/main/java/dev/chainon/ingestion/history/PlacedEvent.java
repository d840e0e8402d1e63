package dev.chainon.ingestion.history;

import dev.chainon.core.event.Event;
import dev.chainon.core.event.Role;
import java.util.Optional;

/**
 * An event with what decides its place among the events of its minute: its key, then its occurrence, and an instance before its label.
 *
 * @param outcome on an instance, the outcome that the history has for it
 */
record PlacedEvent<E extends Event>(String key, int occurrence, E event, Optional<Boolean> outcome)
        implements Comparable<PlacedEvent<E>> {

    @Override
    public int compareTo(PlacedEvent<E> other) {
        int byKey = key.compareTo(other.key);
        if (byKey != 0) {
            return byKey;
        }
        int byOccurrence = Integer.compare(occurrence, other.occurrence);
        return byOccurrence != 0 ? byOccurrence : Boolean.compare(label(), other.label());
    }

    private boolean label() {
        return event.role() != Role.INSTANCE;
    }
}
