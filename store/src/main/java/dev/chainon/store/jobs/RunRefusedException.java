package dev.chainon.store.jobs;

/** Another run is open: one at a time. */
public final class RunRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String words;

    RunRefusedException(String words) {
        super(words);
        this.words = words;
    }

    /** What is open, and what to do about it; never absent. */
    public String words() {
        return words;
    }
}
