package dev.chainon.store;

import java.util.Objects;

/**
 * What really happened to a subject.
 *
 * @param minute event time at which it became known, minutes since 1970
 */
public record Outcome(int epoch, String subject, long minute, boolean outcome) {
    public Outcome {
        Objects.requireNonNull(subject);
    }
}
