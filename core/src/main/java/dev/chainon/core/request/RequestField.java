package dev.chainon.core.request;

import java.util.Objects;

/**
 * One field of a request for a prediction.
 *
 * @param kind what its value must be
 * @param required whether a request without it is refused
 * @param description one sentence, for people
 * @param example a value that is accepted, as JSON would have it: text, or a number
 */
public record RequestField(String name, Kind kind, boolean required, String description, Object example) {

    /** What a value may be. */
    public enum Kind {
        TEXT,
        NUMBER
    }

    public RequestField {
        Objects.requireNonNull(name);
        Objects.requireNonNull(description);
        if (!(kind == Kind.TEXT ? example instanceof String : example instanceof Number)) {
            throw new IllegalArgumentException("the example of '" + name + "' must be a " + kind + ", not " + example);
        }
    }
}
