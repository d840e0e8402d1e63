package dev.chainon.store.retraining;

/** Somebody else wrote the next step of a retraining first, or nothing can come after its last one. */
public final class RetrainingConflictException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RetrainingConflictException(RetrainingStep after, RetrainingState wished) {
        super("retraining " + after.id() + " was " + after.state().word() + " and cannot be " + wished.word()
                + " now: look at it again with ./chainon retrain status");
    }
}
