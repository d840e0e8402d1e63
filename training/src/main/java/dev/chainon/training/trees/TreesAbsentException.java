package dev.chainon.training.trees;

/** The library of the trees does not run on this machine; the message says why. */
public final class TreesAbsentException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TreesAbsentException(String message, Throwable cause) {
        super(message, cause);
    }
}
