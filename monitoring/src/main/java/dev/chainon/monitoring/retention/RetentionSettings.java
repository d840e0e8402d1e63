package dev.chainon.monitoring.retention;

import com.typesafe.config.Config;
import dev.chainon.core.contract.Contract;
import dev.chainon.store.Retention;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * How often the runtime database is swept and what is kept: the periods are the contract's, the rest is {@code chainon.retention} in {@code reference.conf}.
 *
 * @param every pause between two sweeps; the first one comes after it
 * @param log how long the topics of a closed replay are kept; empty for ever
 */
public record RetentionSettings(Duration every, Retention.Periods periods, Optional<Duration> log) {

    private static final Set<String> KEYS = Set.of("every");

    public RetentionSettings {
        Objects.requireNonNull(periods);
        log.ifPresent(kept -> outlives(kept, "predictions", periods.predictions()));
        log.ifPresent(kept -> outlives(kept, "outcomes", periods.outcomes()));
        if (every.isZero() || every.isNegative()) {
            throw new IllegalArgumentException("chainon.retention.every must be positive, not " + every);
        }
    }

    /** Rows of the runtime database can be rebuilt from the log for as long as they are kept. */
    private static void outlives(Duration log, String rows, Duration period) {
        if (log.compareTo(period) < 0) {
            throw new IllegalArgumentException("the contract keeps the log of a closed replay for " + log.toDays()
                    + " days and its " + rows + " for " + period.toDays()
                    + ": the log, from which they are rebuilt, must stay as long at least");
        }
    }

    /**
     * @param config the root of the configuration
     * @throws IllegalArgumentException if the contract sets no period for a table that is swept, or lets the log go before it
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
                own.getDuration("every"), Retention.Periods.of(contract), contract.retentionAfterClose());
    }
}
