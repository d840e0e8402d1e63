package dev.chainon.monitoring.alert;

import com.typesafe.config.Config;
import dev.chainon.monitoring.kpi.Scale;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Settings below {@code chainon.alerts}; see {@code reference.conf}.
 *
 * @param every how often processes are read and rules evaluated
 * @param webhook who is called with each change, in Alertmanager's format
 */
public record AlertSettings(Duration every, Scale scale, Optional<URI> webhook) {

    private static final Set<String> KEYS =
            Set.of("every", "wall-scale", "event-scale", "shortest-window", "webhook");

    public AlertSettings {
        Objects.requireNonNull(scale);
        Objects.requireNonNull(webhook);
        if (every.compareTo(Duration.ofMillis(100)) < 0) {
            throw new IllegalArgumentException("chainon.alerts.every must be 100 ms or more, not " + every);
        }
    }

    /** @param config the root of the configuration */
    public static AlertSettings of(Config config) {
        Config own = config.getConfig("chainon.alerts");
        Set<String> unknown = new TreeSet<>(own.root().keySet());
        unknown.removeAll(KEYS);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "chainon.alerts has no setting " + unknown + "; it has " + new TreeSet<>(KEYS));
        }
        String webhook = own.getString("webhook");
        return new AlertSettings(
                own.getDuration("every"),
                new Scale(
                        own.getDouble("wall-scale"),
                        own.getDouble("event-scale"),
                        own.getDuration("shortest-window")),
                webhook.isBlank() ? Optional.empty() : Optional.of(URI.create(webhook)));
    }
}
