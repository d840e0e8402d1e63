package dev.chainon.apps.cluster;

import dev.chainon.cluster.Cluster;
import dev.chainon.cluster.Executors;
import dev.chainon.core.process.Progress;
import dev.chainon.training.TrainingSettings;
import dev.chainon.training.distributed.ClusterSession;
import dev.chainon.training.distributed.ClusterSettings;
import dev.chainon.training.distributed.DistributedSettings;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** How the tests of this module train, in this JVM or in one of their own. */
final class ToyTraining {

    static final int EXECUTOR_MB = 480;
    static final TrainingSettings SETTINGS = new TrainingSettings(List.of(24, 12), 8, 4, 4, 1, 256, 16, 0.01, 3, 40);

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private ToyTraining() {}

    static DistributedSettings how(int shards, int rounds, Duration silence) {
        return new DistributedSettings(
                shards, rounds, 128, 256, DistributedSettings.Moments.AVERAGE, silence.minusSeconds(1), silence);
    }

    /** A session with so many executors of a cluster that runs. */
    static ClusterSession session(String master, String secret, Path natives, int executors) {
        Executors some = new Executors(executors, EXECUTOR_MB, 1, System.getProperty("java.class.path"));
        Cluster cluster = new Cluster(master, secret, StandaloneCluster.LOOPBACK, PATIENCE, some);
        return ClusterSession.open(new ClusterSettings(cluster, PATIENCE, false, natives), "it");
    }

    static Progress silent() {
        return new Progress(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    }
}
