package dev.chainon.people.vault;

/** Something sealed cannot be opened: the key is another one or is gone, or the bytes were changed or moved to another row. */
public final class BrokenSealException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BrokenSealException(String message, Throwable cause) {
        super(message, cause);
    }
}
