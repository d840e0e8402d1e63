package dev.chainon.serving;

import com.typesafe.config.Config;
import dev.chainon.chips.ChipSettings;
import dev.chainon.serving.admission.AdmissionSettings;
import dev.chainon.serving.http.Limits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/**
 * Settings of a serving process; {@code reference.conf} says what each means.
 *
 * @param home the state folder
 * @param epoch the replay that is served
 * @param runtime the runtime database
 * @param alias the registry's alias that is served
 * @param chips who computes the predictions
 */
public record ServingSettings(
        Path home,
        int epoch,
        String bootstrap,
        RuntimeDatabase runtime,
        Listen listen,
        String alias,
        Duration championEvery,
        Duration lease,
        int snapshotsKept,
        Limits limits,
        AdmissionSettings admission,
        ChipSettings chips) {

    /** The runtime database. */
    public record RuntimeDatabase(String url, String user, String password) {
        public RuntimeDatabase {
            Objects.requireNonNull(url);
            Objects.requireNonNull(user);
            Objects.requireNonNull(password);
        }

        @Override
        public String toString() {
            return "RuntimeDatabase[url=" + url + ", user=" + user + "]";
        }
    }

    /** Where requests come in, by HTTP and by gRPC. */
    public record Listen(String host, int port, int grpcPort, int eventLoops) {
        public Listen {
            check("chainon.http.port", port);
            check("chainon.grpc.port", grpcPort);
            if (eventLoops < 1) {
                throw new IllegalArgumentException("chainon.serving.event-loops must be at least 1, not " + eventLoops);
            }
        }

        private static void check(String key, int port) {
            if (port < 0 || port > 65535) {
                throw new IllegalArgumentException(key + " must lie in 0..65535, not " + port);
            }
        }
    }

    public ServingSettings {
        if (epoch < 1) {
            throw new IllegalArgumentException("chainon.epoch must be at least 1, not " + epoch);
        }
        if (alias.isBlank() || bootstrap.isBlank()) {
            throw new IllegalArgumentException("chainon.serving.alias and chainon.kafka.bootstrap must not be blank");
        }
        if (championEvery.toMillis() < 10 || lease.toMillis() < 300) {
            throw new IllegalArgumentException(
                    "chainon.serving.champion-every must be at least 10 ms and lease at least 300 ms");
        }
        if (snapshotsKept < 1) {
            throw new IllegalArgumentException(
                    "chainon.serving.snapshots-kept must be at least 1, not " + snapshotsKept);
        }
    }

    /** Reads and checks.
     *
     * @throws RuntimeException with the key that is unknown, missing or wrong */
    public static ServingSettings read(Config root) {
        KnownKeys.check(root, "chainon.http", "chainon.grpc", "chainon.kafka", "chainon.runtime", "chainon.serving");
        Config chainon = root.getConfig("chainon");
        Config serving = chainon.getConfig("serving");
        return new ServingSettings(
                Path.of(chainon.getString("home")),
                chainon.getInt("epoch"),
                chainon.getString("kafka.bootstrap"),
                new RuntimeDatabase(
                        chainon.getString("runtime.url"),
                        chainon.getString("runtime.user"),
                        chainon.getString("runtime.password")),
                new Listen(
                        chainon.getString("http.host"),
                        chainon.getInt("http.port"),
                        chainon.getInt("grpc.port"),
                        serving.getInt("event-loops")),
                serving.getString("alias"),
                serving.getDuration("champion-every"),
                serving.getDuration("lease"),
                serving.getInt("snapshots-kept"),
                new Limits(
                        serving.getBytes("body-bytes").intValue(),
                        serving.getInt("rows"),
                        serving.getBytes("inline-bytes").intValue()),
                AdmissionSettings.of(serving.getConfig("admission")),
                ChipSettings.of(chainon.getConfig("chips")));
    }

    /** Folder of the epoch's engine snapshots. */
    public Path snapshots() {
        return home.resolve("snapshots").resolve("e" + epoch);
    }

    /** Folder of the model bundles. */
    public Path registry() {
        return home.resolve("registry");
    }
}
