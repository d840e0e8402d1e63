package dev.chainon.conformance;

/** Nothing answers at the address. */
public final class Unreachable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Unreachable(String message, Throwable cause) {
        super(message, cause);
    }
}
