package dev.chainon.store.retraining;

import java.time.Instant;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * One line of the log of retrainings, which is append-only.
 *
 * @param id of the retraining
 * @param step counts its lines from 1
 * @param cause the alert that called for it, or {@code asked} where a person did
 * @param run of the job graph that does it; empty before there is one
 * @param who wrote the line: a person, or the name of the process
 * @param words why
 */
public record RetrainingStep(
        long id,
        int step,
        Instant at,
        RetrainingState state,
        String cause,
        OptionalLong run,
        String who,
        String words) {

    /** The cause where a person asked for it. */
    public static final String ASKED = "asked";

    public RetrainingStep {
        Objects.requireNonNull(at);
        Objects.requireNonNull(state);
        Objects.requireNonNull(run);
        if (cause.isBlank() || who.isBlank() || words.isBlank()) {
            throw new IllegalArgumentException("a step of a retraining must say its cause, who writes it and why");
        }
    }
}
