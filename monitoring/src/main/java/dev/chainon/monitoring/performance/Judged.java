package dev.chainon.monitoring.performance;

import java.util.Objects;

/**
 * A prediction and its outcome.
 *
 * @param minute of event time at which the outcome was known, minutes since 1970
 */
public record Judged(Tag tag, long minute, double score, boolean outcome) {
    public Judged {
        Objects.requireNonNull(tag);
    }
}
