package dev.chainon.training;

/** A training set that cannot be used; the message names the file, what was found and what was expected. */
public final class BadTrainingSetException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BadTrainingSetException(String message) {
        super(message);
    }

    public BadTrainingSetException(String message, Throwable cause) {
        super(message, cause);
    }
}
