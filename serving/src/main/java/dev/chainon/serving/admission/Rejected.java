package dev.chainon.serving.admission;

import java.time.Duration;
import java.util.Optional;

/** A request that is turned away before it costs anything. Carries no stack trace: it is an answer, not a fault. */
public final class Rejected extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why, as HTTP says it and as the measures name it. */
    public enum Reason {
        RATE(429),
        FULL(503),
        LATE(504);

        private final int status;

        Reason(int status) {
            this.status = status;
        }

        String key() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** More waits than can be answered in time. */
    static final Rejected FULL = new Rejected(
            Reason.FULL,
            1,
            "more requests wait than this replica can answer in time; ask again in 1 s, or another replica");

    static final Rejected LATE =
            new Rejected(Reason.LATE, 0, "the time that the client gave for the answer is over; nothing was computed");

    private final Reason reason;
    private final int retryAfterSeconds;

    private Rejected(Reason reason, int retryAfterSeconds, String sentence) {
        super(sentence, null, false, false);
        this.reason = reason;
        this.retryAfterSeconds = retryAfterSeconds;
    }

    static Rejected rate(Duration wait) {
        int seconds = (int) Math.min(3600, Math.max(1, (wait.toMillis() + 999) / 1000));
        return new Rejected(
                Reason.RATE, seconds, "this client asks more often than it may; ask again in " + seconds + " s");
    }

    public Reason reason() {
        return reason;
    }

    /** Of HTTP. */
    public int status() {
        return reason.status;
    }

    /** When it is worth asking again; empty where it never is. */
    public Optional<Integer> retryAfterSeconds() {
        return retryAfterSeconds == 0 ? Optional.empty() : Optional.of(retryAfterSeconds);
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
