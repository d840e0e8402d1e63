package dev.chainon.conformance;

/** What a check is about is optional, and absent. Its message says what is absent. */
final class NotOffered extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotOffered(String message) {
        super(message, null, false, false);
    }

    static void unless(boolean offered, String message) {
        if (!offered) {
            throw new NotOffered(message);
        }
    }
}
