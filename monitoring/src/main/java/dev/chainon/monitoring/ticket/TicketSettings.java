package dev.chainon.monitoring.ticket;

import com.typesafe.config.Config;
import dev.chainon.monitoring.ticket.forge.ForgeSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Settings of the bug database: {@code chainon.tickets} in {@code reference.conf}.
 *
 * @param commit of the code that runs, or empty
 * @param logs folder of the logs of all processes
 * @param newPerHour most tickets made in an hour; the rest is gathered on one
 * @param every pause between two looks through the logs
 */
public record TicketSettings(
        AccessKey key, String commit, Path logs, int newPerHour, Duration every, Optional<ForgeSettings> forge) {

    private static final Set<String> KEYS = Set.of("key", "commit", "logs", "new-per-hour", "every", "forge");

    public TicketSettings {
        Objects.requireNonNull(key);
        Objects.requireNonNull(commit);
        Objects.requireNonNull(logs);
        Objects.requireNonNull(forge);
        if (newPerHour < 1) {
            throw new IllegalArgumentException("chainon.tickets.new-per-hour must be 1 or more, not " + newPerHour);
        }
        if (every.isNegative() || every.isZero()) {
            throw new IllegalArgumentException("chainon.tickets.every must be positive, not " + every);
        }
    }

    /**
     * @param config the root of the configuration
     * @throws IllegalArgumentException with the key that is wrong
     */
    public static TicketSettings of(Config config) {
        Config own = config.getConfig("chainon.tickets");
        Set<String> unknown = new TreeSet<>(own.root().keySet());
        unknown.removeAll(KEYS);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "chainon.tickets has no setting " + unknown + "; it has " + new TreeSet<>(KEYS));
        }
        String logs = own.getString("logs");
        return new TicketSettings(
                new AccessKey(own.getString("key"), config.getString("chainon.http.host")),
                own.getString("commit"),
                logs.isEmpty() ? Path.of(config.getString("chainon.home"), "logs") : Path.of(logs),
                own.getInt("new-per-hour"),
                own.getDuration("every"),
                ForgeSettings.of(own.getConfig("forge")));
    }
}
