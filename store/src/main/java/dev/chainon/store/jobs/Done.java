package dev.chainon.store.jobs;

import java.util.Objects;

/**
 * What an earlier run did, which need not be done again.
 *
 * @param run its number
 * @param result JSON that the step gave
 */
public record Done(long run, String result) {
    public Done {
        Objects.requireNonNull(result);
    }
}
