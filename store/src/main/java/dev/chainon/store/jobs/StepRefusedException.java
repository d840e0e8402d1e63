package dev.chainon.store.jobs;

/** A step ended well with a negative answer: it is not tried again, and nothing after it is done. */
public final class StepRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String result;

    /** @param result JSON that the step gave */
    public StepRefusedException(String words, String result) {
        super(words);
        this.result = result;
    }

    public String result() {
        return result;
    }
}
