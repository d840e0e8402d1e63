package dev.chainon.serving.balancer;

import com.typesafe.config.Config;
import dev.chainon.serving.KnownKeys;
import dev.chainon.serving.security.SecuritySettings;
import java.time.Duration;
import java.util.List;

/**
 * Settings of a balancer process; {@code reference.conf} says what each means.
 *
 * @param checkEvery pace and patience of the readiness checks
 * @param connectTimeout patience for a connection to a replica
 * @param tryTimeout patience for an answer before the next replica is tried
 * @param adminPort where replicas are drained by hand; negative for nowhere
 * @param security its transport and limits, and who reads its own pages; credentials of other requests are the replicas' to judge
 */
public record BalancerSettings(
        String host,
        int port,
        int eventLoops,
        List<String> backends,
        Duration checkEvery,
        Duration connectTimeout,
        Duration tryTimeout,
        int connectionsPerBackend,
        int bodyBytes,
        int adminPort,
        Strategy strategy,
        SecuritySettings security) {

    public BalancerSettings {
        backends = List.copyOf(backends);
        if (backends.isEmpty()) {
            throw new IllegalArgumentException(
                    "chainon.backends must name at least one replica, such as [\"http://127.0.0.1:8081\"]");
        }
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("chainon.http.port must lie in 0..65535, not " + port);
        }
        if (adminPort > 65535) {
            throw new IllegalArgumentException(
                    "chainon.balancer.admin-port must lie below 65536, or below 0 for none, not " + adminPort);
        }
        if (eventLoops < 1 || connectionsPerBackend < 1 || bodyBytes < 1) {
            throw new IllegalArgumentException(
                    "event-loops, connections-per-backend and body-bytes of chainon.balancer must be positive");
        }
        if (checkEvery.toMillis() < 10 || connectTimeout.toMillis() < 1 || tryTimeout.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "the durations of chainon.balancer must be positive, check-every at least 10 ms");
        }
    }

    /** Reads and checks.
     *
     * @throws RuntimeException with the key that is unknown, missing or wrong */
    public static BalancerSettings read(Config root) {
        KnownKeys.check(root, "chainon.http", "chainon.balancer", "chainon.security");
        Config config = root.getConfig("chainon.balancer");
        return new BalancerSettings(
                root.getString("chainon.http.host"),
                root.getInt("chainon.http.port"),
                config.getInt("event-loops"),
                root.getStringList("chainon.backends"),
                config.getDuration("check-every"),
                config.getDuration("connect-timeout"),
                config.getDuration("try-timeout"),
                config.getInt("connections-per-backend"),
                config.getBytes("body-bytes").intValue(),
                config.getInt("admin-port"),
                Strategy.read(config),
                SecuritySettings.of(root.getConfig("chainon"), root.getString("chainon.http.host")));
    }
}
