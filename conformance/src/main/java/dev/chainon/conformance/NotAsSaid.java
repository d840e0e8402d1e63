package dev.chainon.conformance;

/** An answer that is not as the protocol says. Its message tells what was found, and what was expected. */
final class NotAsSaid extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotAsSaid(String message) {
        super(message, null, false, false);
    }

    static void unless(boolean right, String message) {
        if (!right) {
            throw new NotAsSaid(message);
        }
    }
}
