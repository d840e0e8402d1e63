package dev.chainon.monitoring.alert;

import dev.chainon.monitoring.kpi.AlertRule;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * How a rule stands.
 *
 * @param since when it came into this state; empty while nothing ever happened
 * @param value what the query came to when it last held; not a number before
 */
public record Alert(AlertRule rule, State state, Optional<Instant> since, double value) {

    /** INACTIVE does not hold; PENDING holds, not yet for long enough; FIRING holds; RESOLVED fired and holds no more. */
    public enum State {
        INACTIVE,
        PENDING,
        FIRING,
        RESOLVED
    }

    public Alert {
        Objects.requireNonNull(rule);
        Objects.requireNonNull(state);
        Objects.requireNonNull(since);
    }

    static Alert quiet(AlertRule rule) {
        return new Alert(rule, State.INACTIVE, Optional.empty(), Double.NaN);
    }
}
