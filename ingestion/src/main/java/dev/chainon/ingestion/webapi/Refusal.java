package dev.chainon.ingestion.webapi;

import dev.chainon.core.observation.Lookup.Cause;
import java.time.Duration;

/** Why one call gave nothing. Stays in this package: outside it is a {@link dev.chainon.core.observation.Lookup.Missing}. */
final class Refusal extends Exception {

    private static final long serialVersionUID = 1L;

    private final Cause reason;
    private final Duration wish;
    private final String words;

    Refusal(Cause reason, String words) {
        this(reason, words, Duration.ZERO);
    }

    /** @param wish how long the service asks to be left alone; zero when it does not say */
    Refusal(Cause reason, String words, Duration wish) {
        super(words);
        this.reason = reason;
        this.words = words;
        this.wish = wish;
    }

    Cause reason() {
        return reason;
    }

    String words() {
        return words;
    }

    Duration wish() {
        return wish;
    }
}
