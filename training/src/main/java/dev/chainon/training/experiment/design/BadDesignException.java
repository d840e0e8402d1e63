package dev.chainon.training.experiment.design;

/** An experiment that cannot be run as it was declared; the message says what to do. */
public final class BadDesignException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public BadDesignException(String message) {
        super(message);
    }

    public BadDesignException(String message, Throwable cause) {
        super(message, cause);
    }
}
