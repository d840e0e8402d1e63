package dev.chainon.store.jobs;

import java.time.Duration;
import java.util.Objects;

/**
 * How often a step that fails is tried.
 *
 * @param tries failures after which it is given up; a worker that died is no failure of the step
 * @param firstWait before the second try; doubled before each further one
 */
public record Retry(int tries, Duration firstWait) {

    private static final int MOST_DOUBLINGS = 10;

    public Retry {
        Objects.requireNonNull(firstWait);
        if (tries < 1 || firstWait.isNegative()) {
            throw new IllegalArgumentException(
                    "a step is tried once or more, with a wait of zero or more: not " + tries + " times, " + firstWait);
        }
    }

    /** Wait after so many failures. */
    Duration waitAfter(int failures) {
        return firstWait.multipliedBy(1L << Math.min(Math.max(failures - 1, 0), MOST_DOUBLINGS));
    }
}
