package dev.chainon.evidence.ledger;

/** How a test ended, from best to worst: of several outcomes of one test the last in this order counts. */
public enum Outcome {
    PASSED,
    /** Switched off before it ran. */
    DISABLED,
    /** Given up by an assumption, or without any case to run. */
    ABORTED,
    /** Begun and never ended: the process died, or it still runs. */
    UNFINISHED,
    FAILED;

    public Outcome worst(Outcome other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
