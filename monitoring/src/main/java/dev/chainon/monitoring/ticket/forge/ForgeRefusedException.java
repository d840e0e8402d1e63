package dev.chainon.monitoring.ticket.forge;

/** The forge answers, and will not do what it was asked. */
public final class ForgeRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public ForgeRefusedException(String message) {
        super(message);
    }
}
