package dev.chainon.serving.model;

/** A bundle that must not serve, with a message that says why. */
public final class BadModelException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BadModelException(String message) {
        super(message);
    }

    public BadModelException(String message, Throwable cause) {
        super(message, cause);
    }
}
