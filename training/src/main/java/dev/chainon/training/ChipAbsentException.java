package dev.chainon.training;

/** The chip that was asked for is not there. Nothing else computes in its place. */
public final class ChipAbsentException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    /**
     * @param asked the setting that asks for it, such as {@code chainon.chips.backend = cuda}
     * @param reason as exactly as it is known
     */
    ChipAbsentException(String asked, String reason) {
        super(asked + " is absent here: " + reason);
        this.reason = reason;
    }

    /** As exactly as it is known. */
    public String reason() {
        return reason;
    }
}
