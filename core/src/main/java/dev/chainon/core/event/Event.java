package dev.chainon.core.event;

import java.util.Optional;

/** A purified event of the log, as much of it as a stage must know. Implementations are immutable. */
public interface Event {

    /** Unique name of the event; the same event sent twice has the same id. */
    String id();

    /** The thing the event is about; an instance and its label share it. */
    String subject();

    /** Minutes since 1970-01-01T00:00Z at which the event became known to the world. */
    long minute();

    /** Whether the event asks for a prediction or brings a label. */
    Role role();

    /** The outcome this event brings: empty for an {@link Role#INSTANCE}. */
    Optional<Boolean> outcome();
}
