package dev.chainon.store.jobs;

/** A step was stopped because its executor is to end: it is no failure, and the step waits for the next executor. */
public final class StepStoppedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StepStoppedException(String message) {
        super(message);
    }
}
