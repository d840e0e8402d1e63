package dev.chainon.monitoring.retention;

import com.typesafe.config.Config;
import dev.chainon.store.Retention;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * How often the runtime database is swept and what is kept; see {@code chainon.retention} in {@code reference.conf}.
 *
 * @param every pause between two sweeps; the first one comes after it
 */
public record RetentionSettings(Duration every, Retention.Periods periods) {

    private static final Set<String> KEYS = Set.of("every", "event-time", "closed-for", "grace", "access-log");

    public RetentionSettings {
        Objects.requireNonNull(periods);
        if (every.isZero() || every.isNegative()) {
            throw new IllegalArgumentException("chainon.retention.every must be positive, not " + every);
        }
    }

    /** @param config the root of the configuration */
    public static RetentionSettings of(Config config) {
        Config own = config.getConfig("chainon.retention");
        Set<String> unknown = new TreeSet<>(own.root().keySet());
        unknown.removeAll(KEYS);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "chainon.retention has no setting " + unknown + "; it has " + new TreeSet<>(KEYS));
        }
        return new RetentionSettings(
                own.getDuration("every"),
                new Retention.Periods(
                        own.getDuration("event-time"),
                        own.getDuration("closed-for"),
                        own.getDuration("grace"),
                        own.getDuration("access-log")));
    }
}
