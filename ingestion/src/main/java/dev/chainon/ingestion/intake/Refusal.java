package dev.chainon.ingestion.intake;

/** A request that is answered with a status and a sentence. Carries no stack trace: it is an answer, not a fault. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String sentence;

    Refusal(int status, String sentence) {
        super(sentence, null, false, false);
        this.status = status;
        this.sentence = sentence;
    }

    int status() {
        return status;
    }

    String sentence() {
        return sentence;
    }
}
