package dev.chainon.store.jobs;

/** Another run is open: one at a time. */
public final class RunRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RunRefusedException(String message) {
        super(message);
    }
}
