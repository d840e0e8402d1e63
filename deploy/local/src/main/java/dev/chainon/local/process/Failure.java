package dev.chainon.local.process;

/** A failure that its words explain to the person at the terminal: what, which value, what to do. */
public final class Failure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String words;

    public Failure(String words) {
        super(words);
        this.words = words;
    }

    public Failure(String words, Throwable cause) {
        super(words, cause);
        this.words = words;
    }

    /** What to show; never absent. */
    public String words() {
        return words;
    }
}
