package dev.chainon.monitoring;

import com.typesafe.config.Config;
import dev.chainon.monitoring.process.ScratchFolder;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Settings of the monitoring process; see {@code reference.conf}.
 *
 * @param targets base addresses of the watched processes by name
 * @param scratch where all processes keep what they need for a while
 * @param key shown to the watched processes where they ask who asks
 */
public record MonitoringSettings(
        Path home,
        int epoch,
        String bootstrap,
        Duration databaseRetry,
        Map<String, URI> targets,
        ScratchFolder scratch,
        Optional<String> key) {

    private static final String KEY = "key";
    private static final String RETRY = "database-retry";
    private static final String QUOTA = "scratch-quota";

    public MonitoringSettings {
        Objects.requireNonNull(home);
        Objects.requireNonNull(bootstrap);
        Objects.requireNonNull(databaseRetry);
        if (epoch < 1) {
            throw new IllegalArgumentException("chainon.epoch must be 1 or more, not " + epoch);
        }
        if (databaseRetry.isZero() || databaseRetry.isNegative()) {
            throw new IllegalArgumentException(
                    "chainon.monitoring.database-retry must be positive, not " + databaseRetry);
        }
        targets = Map.copyOf(targets);
    }

    /** Of processes that ask nobody. */
    public MonitoringSettings(
            Path home,
            int epoch,
            String bootstrap,
            Duration databaseRetry,
            Map<String, URI> targets,
            ScratchFolder scratch) {
        this(home, epoch, bootstrap, databaseRetry, targets, scratch, Optional.empty());
    }

    /** @param config the root of the configuration */
    public static MonitoringSettings of(Config config) {
        Config own = config.getConfig("chainon.monitoring");
        Set<String> unknown = new TreeSet<>(own.root().keySet());
        unknown.remove(RETRY);
        unknown.remove(QUOTA);
        unknown.remove(KEY);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("chainon.monitoring has no setting " + unknown + "; it has '" + RETRY
                    + "', '" + QUOTA + "' and '" + KEY + "'");
        }
        Map<String, URI> targets = new TreeMap<>();
        config.getStringList("chainon.targets").forEach(target -> add(target, targets));
        Path home = Path.of(config.getString("chainon.home"));
        return new MonitoringSettings(
                home,
                config.getInt("chainon.epoch"),
                config.getString("chainon.kafka.bootstrap"),
                own.getDuration(RETRY),
                targets,
                new ScratchFolder(home.resolve("tmp"), own.getBytes(QUOTA)),
                Optional.of(own.getString(KEY)).filter(text -> !text.isBlank()));
    }

    private static void add(String target, Map<String, URI> targets) {
        int equals = target.indexOf('=');
        if (equals < 1 || !target.substring(equals + 1).matches("https?://[^/]+/?")) {
            throw new IllegalArgumentException("chainon.targets must hold name=http://host:port, not '" + target + "'");
        }
        targets.put(target.substring(0, equals), URI.create(target.substring(equals + 1)));
    }
}
