package dev.chainon.monitoring.ticket.forge;

import java.time.Duration;
import java.util.Optional;

/** The forge does not answer, or its quota is used up: nothing more is asked of it for a while. */
public final class ForgeBusyException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Optional<Duration> asked;

    /** @param asked how long the forge itself asks to wait, if it says so */
    public ForgeBusyException(String message, Optional<Duration> asked) {
        super(message);
        this.asked = asked;
    }

    public Optional<Duration> asked() {
        return asked;
    }
}
