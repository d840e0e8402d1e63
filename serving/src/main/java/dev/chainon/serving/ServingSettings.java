package dev.chainon.serving;

import com.typesafe.config.Config;
import dev.chainon.chips.ChipSettings;
import dev.chainon.serving.admission.AdmissionSettings;
import dev.chainon.serving.http.Limits;
import dev.chainon.serving.release.ReleaseRule;
import dev.chainon.serving.security.SecuritySettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * Settings of a serving process; {@code reference.conf} says what each means.
 *
 * @param home the state folder
 * @param epoch the replay that is served
 * @param runtime the runtime database
 * @param grpcPort where requests come in by gRPC, on the host of HTTP; 0 for any free one
 * @param alias the registry's alias that is served
 * @param linger how long it still answers after it said that it is ending
 * @param release when a challenger is taken back
 * @param chips who computes the predictions
 * @param security who may ask, and how
 * @param admin where what runs is changed, if anywhere
 */
public record ServingSettings(
        Path home,
        int epoch,
        String bootstrap,
        RuntimeDatabase runtime,
        Listen listen,
        int grpcPort,
        String alias,
        Duration championEvery,
        Duration lease,
        int snapshotsKept,
        Duration linger,
        ReleaseRule release,
        Limits limits,
        AdmissionSettings admission,
        ChipSettings chips,
        SecuritySettings security,
        Optional<Listen> admin) {

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

    /** Where requests come in. */
    public record Listen(String host, int port, int eventLoops) {
        public Listen {
            check("chainon.http.port", port);
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
        if (linger.isNegative()) {
            throw new IllegalArgumentException("chainon.serving.linger must not be negative, not " + linger);
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
        KnownKeys.check(
                root,
                "chainon.admin",
                "chainon.faults",
                "chainon.grpc",
                "chainon.http",
                "chainon.kafka",
                "chainon.runtime",
                "chainon.security",
                "chainon.serving");
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
                new Listen(chainon.getString("http.host"), chainon.getInt("http.port"), serving.getInt("event-loops")),
                chainon.getInt("grpc.port"),
                serving.getString("alias"),
                serving.getDuration("champion-every"),
                serving.getDuration("lease"),
                serving.getInt("snapshots-kept"),
                serving.getDuration("linger"),
                ReleaseRule.read(serving.getConfig("release")),
                new Limits(
                        serving.getBytes("body-bytes").intValue(),
                        serving.getInt("rows"),
                        serving.getBytes("inline-bytes").intValue()),
                AdmissionSettings.of(serving.getConfig("admission")),
                ChipSettings.of(chainon.getConfig("chips")),
                SecuritySettings.of(
                        chainon,
                        chainon.getString("http.host"),
                        admin(chainon).map(Listen::host).orElse(chainon.getString("http.host"))),
                admin(chainon));
    }

    private static Optional<Listen> admin(Config chainon) {
        return chainon.getBoolean("admin.enabled")
                ? Optional.of(new Listen(chainon.getString("admin.host"), chainon.getInt("admin.port"), 1))
                : Optional.empty();
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
