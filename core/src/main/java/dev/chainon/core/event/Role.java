package dev.chainon.core.event;

/** The part an event plays for the model. */
public enum Role {
    /** Something to predict has happened: the engine gives a feature vector for it. */
    INSTANCE,
    /** The outcome of an earlier instance became known. */
    LABEL
}
