package dev.chainon.monitoring.retraining;

import com.typesafe.config.Config;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * When a model is trained again; see {@code reference.conf}.
 *
 * @param alerts those that call for it; none: never by itself
 * @param coolDown rest after the end of one
 * @param budget most retrainings that begin within a window
 * @param approval whether a person must agree before it begins
 * @param every how often the alerts are looked at
 * @param door port for operators of a replica, where those who answer are let in; empty: nobody answers on the page
 */
public record RetrainingSettings(
        Set<String> alerts,
        Duration coolDown,
        int budget,
        Duration window,
        boolean approval,
        Duration every,
        Optional<URI> door) {

    private static final Set<String> KEYS =
            Set.of("alerts", "cool-down", "budget", "window", "approval", "every", "door");

    public RetrainingSettings {
        alerts = Set.copyOf(alerts);
        Objects.requireNonNull(door);
        if (coolDown.isNegative()) {
            throw new IllegalArgumentException("chainon.retraining.cool-down must not be negative, it is " + coolDown);
        }
        if (budget < 1) {
            throw new IllegalArgumentException("chainon.retraining.budget must be 1 or more, not " + budget
                    + "; without alerts nothing is trained again");
        }
        if (window.isNegative() || window.isZero() || every.isNegative() || every.isZero()) {
            throw new IllegalArgumentException(
                    "chainon.retraining.window and every must be positive, not " + window + " and " + every);
        }
    }

    /** @param config the root of the configuration */
    public static RetrainingSettings of(Config config) {
        Config own = config.getConfig("chainon.retraining");
        Set<String> unknown = new TreeSet<>(own.root().keySet());
        unknown.removeAll(KEYS);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "chainon.retraining has no setting " + unknown + "; it has " + new TreeSet<>(KEYS));
        }
        String door = own.getString("door");
        return new RetrainingSettings(
                new TreeSet<>(own.getStringList("alerts")),
                own.getDuration("cool-down"),
                own.getInt("budget"),
                own.getDuration("window"),
                own.getBoolean("approval"),
                own.getDuration("every"),
                door.isBlank() ? Optional.empty() : Optional.of(URI.create(door)));
    }
}
