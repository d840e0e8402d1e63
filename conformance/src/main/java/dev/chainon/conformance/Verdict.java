package dev.chainon.conformance;

/** How a check ended. */
public enum Verdict {
    /** The server answered as the protocol says. */
    PASSED,
    /** It did not. */
    FAILED,
    /** The protocol leaves it to the server, and this one does not serve it, or the model gives no occasion. */
    NOT_OFFERED
}
