package dev.chainon.ingestion.intake;

/** A file that no record can be read from; the message completes "NAME was not taken: ". */
final class UnfitException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;

    UnfitException(String reason) {
        super(reason);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
