package dev.chainon.store.tickets;

import java.util.Locale;

/** Who did something to a ticket, by role: a person's name is not kept. */
public enum Actor {
    /** Somebody who reported by the form. */
    USER,
    /** Somebody who runs the pipeline. */
    OPERATOR,
    /** The alerts. */
    ALERTING,
    /** A process, by an error that nobody caught or that it logged. */
    SYSTEM,
    /** Somebody on the forge. */
    FORGE;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Actor of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
