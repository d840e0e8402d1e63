package dev.chainon.monitoring.alert;

import dev.chainon.monitoring.kpi.AlertRule;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * An alert that fires, or one that did.
 *
 * @param startsAt when it came to fire
 * @param endsAt when it was resolved; empty while it fires
 * @param value what the query came to when it last held
 */
public record AlertChange(AlertRule rule, Instant startsAt, Optional<Instant> endsAt, double value) {
    public AlertChange {
        Objects.requireNonNull(rule);
        Objects.requireNonNull(startsAt);
        Objects.requireNonNull(endsAt);
    }

    public boolean firing() {
        return endsAt.isEmpty();
    }
}
