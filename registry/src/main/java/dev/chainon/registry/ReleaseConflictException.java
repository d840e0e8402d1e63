package dev.chainon.registry;

/** Somebody else decided on the release in between. */
public final class ReleaseConflictException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ReleaseConflictException(String model, int step) {
        super("step " + step + " of the release of " + model
                + " was written by somebody else in between: look at it again with ./chainon release status");
    }
}
