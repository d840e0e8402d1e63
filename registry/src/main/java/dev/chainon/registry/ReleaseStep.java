package dev.chainon.registry;

import java.time.Instant;
import java.util.Objects;

/**
 * One line of the release log, which is append-only: what a version of a model is allowed from then on.
 *
 * @param step counts the lines of a model from 1
 * @param version the challenger
 * @param percent of the requests that the challenger answers while it is a canary
 */
public record ReleaseStep(
        String model, int step, Instant at, Action action, int version, int percent, String who, String why) {

    /** What a step does. */
    public enum Action {
        /** The challenger answers a share of the requests. */
        CANARY,
        /** The challenger computes as well, and its answers are compared and not sent. */
        SHADOW,
        /** The challenger becomes champion. */
        PROMOTE,
        /** A person ends the trial. */
        STOP,
        /** The trial is ended for what the challenger did. */
        ROLLBACK
    }

    public ReleaseStep {
        ModelName.check(model);
        Objects.requireNonNull(at);
        Objects.requireNonNull(action);
        if (percent < 0 || percent > 100) {
            throw new IllegalArgumentException("a canary gets 0 to 100 percent of the requests, not " + percent);
        }
        if (who.isBlank() || why.isBlank()) {
            throw new IllegalArgumentException("a step of a release of " + model + " must say who asks and why");
        }
    }

    /** Whether a challenger is on trial after this step. */
    public boolean underWay() {
        return action == Action.CANARY || action == Action.SHADOW;
    }
}
