package dev.chainon.acceptance;

/** Nothing answers at an address; the message says which, why, and what to do. */
public final class UnreachableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreachableException(String message, Throwable cause) {
        super(message, cause);
    }
}
