package dev.chainon.local.process;

/** A failure that its message explains to the person at the terminal: what, which value, what to do. */
public final class Failure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Failure(String message) {
        super(message);
    }

    public Failure(String message, Throwable cause) {
        super(message, cause);
    }
}
