package dev.chainon.registry;

/** A bundle whose files are not those its manifest describes; it must not serve. */
public final class CorruptBundleException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CorruptBundleException(String message) {
        super(message);
    }

    CorruptBundleException(String message, Throwable cause) {
        super(message, cause);
    }
}
