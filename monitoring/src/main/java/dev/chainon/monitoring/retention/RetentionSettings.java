package dev.chainon.monitoring.retention;

import com.typesafe.config.Config;
import dev.chainon.core.contract.Contract;
import dev.chainon.store.Retention;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * How often the runtime database is swept and what is kept: the periods are the contract's, the rest is {@code chainon.retention} in {@code reference.conf}.
 *
 * @param every pause between two sweeps; the first one comes after it
 */
public record RetentionSettings(Duration every, Retention.Periods periods) {

    private static final Set<String> KEYS = Set.of("every", "access-log");

    public RetentionSettings {
        Objects.requireNonNull(periods);
        if (every.isZero() || every.isNegative()) {
            throw new IllegalArgumentException("chainon.retention.every must be positive, not " + every);
        }
    }

    /**
     * @param config the root of the configuration
     * @throws IllegalArgumentException if the contract sets no period for a table that is swept
     */
    public static RetentionSettings of(Config config, Contract contract) {
        Config own = config.getConfig("chainon.retention");
        Set<String> unknown = new TreeSet<>(own.root().keySet());
        unknown.removeAll(KEYS);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "chainon.retention has no setting " + unknown + "; it has " + new TreeSet<>(KEYS));
        }
        return new RetentionSettings(
                own.getDuration("every"), Retention.Periods.of(contract, own.getDuration("access-log")));
    }
}
