package dev.chainon.streams;

/** Bytes that a codec cannot read. Readers of topics count such records and go on. */
public final class UnreadableRecordException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableRecordException(String message, Throwable cause) {
        super(message, cause);
    }
}
