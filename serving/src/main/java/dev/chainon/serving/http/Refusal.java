package dev.chainon.serving.http;

/** A request that is answered with an error and its sentence. Carries no stack trace: it is an answer, not a fault. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    public Refusal(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    static Refusal bad(String message) {
        return new Refusal(400, message);
    }

    static Refusal unknown(String message) {
        return new Refusal(404, message);
    }

    static Refusal notReady(String message) {
        return new Refusal(503, message);
    }

    public int status() {
        return status;
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
