package dev.chainon.apps.cluster;

import dev.chainon.core.process.Progress;
import dev.chainon.training.Backend;
import dev.chainon.training.TrainingSettings;
import dev.chainon.training.distributed.ClusterLearner;
import dev.chainon.training.distributed.ClusterSession;
import dev.chainon.training.distributed.DistributedSettings;
import dev.chainon.training.distributed.RoundRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The cluster of two workers and the training set that all tests of this module share; the workers end with this JVM. */
final class Site {

    static final String SECRET = "of-these-tests-only";
    static final int EXECUTOR_MB = ToyTraining.EXECUTOR_MB;
    static final Map<String, String> SHORT = Map.of("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1");
    static final Duration LONG = Duration.ofSeconds(40);
    static final TrainingSettings SETTINGS = ToyTraining.SETTINGS;

    private static final Site SHARED = make();

    private final Path folder;
    private final Path set;
    private final StandaloneCluster cluster;

    private Site(Path folder, Path set, StandaloneCluster cluster) {
        this.folder = folder;
        this.set = set;
        this.cluster = cluster;
    }

    private static Site make() {
        try {
            Path folder = Files.createTempDirectory("chainon-cluster-");
            Path set = ToyRows.in(folder.resolve("toy"), 24_000, 12_000);
            StandaloneCluster cluster = StandaloneCluster.start(new StandaloneCluster.Plan(
                    folder.resolve("spark"),
                    SECRET,
                    StandaloneCluster.ownJars(),
                    StandaloneCluster.LOOPBACK,
                    EXECUTOR_MB,
                    SHORT));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(cluster, folder), "site-end"));
            Backend.prepare(natives());
            System.setProperty("spark.extraListeners", TaskBook.class.getName());
            return new Site(folder, set, cluster);
        } catch (IOException e) {
            throw new IllegalStateException("the site cannot be made", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void remove(StandaloneCluster cluster, Path folder) {
        try {
            cluster.close();
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        } catch (IOException e) {
            System.err.println("left behind: " + folder + " (" + e + ")");
        }
    }

    static Path set() {
        return SHARED.set;
    }

    static StandaloneCluster cluster() {
        return SHARED.cluster;
    }

    static Path checkpoint(String name) {
        return SHARED.folder.resolve(name + ".bin");
    }

    static Path natives() {
        return Path.of(System.getProperty("org.bytedeco.javacpp.cachedir"));
    }

    /** Opens this JVM's session with so many executors, when both workers live. */
    static ClusterSession session(int executors) throws IOException, InterruptedException {
        cluster().workers(2);
        return ToyTraining.session(cluster().url(), SECRET, natives(), executors);
    }

    /** Both workers, with an executor of this JVM's session on each: one that follows a killed worker takes its time to come. */
    static List<Child> readyWorkers() throws IOException, InterruptedException {
        List<Child> workers = cluster().workers(2);
        TaskBook.awaitExecutors(2, LONG);
        return workers;
    }

    /** A learner that begins anew. */
    static ClusterLearner learner(
            ClusterSession session, DistributedSettings how, String name, Consumer<RoundRecord> listener) {
        ClusterLearner.forget(checkpoint(name));
        return new ClusterLearner(session, how, checkpoint(name), listener);
    }

    static DistributedSettings how(int shards, int rounds, Duration silence) {
        return ToyTraining.how(shards, rounds, silence);
    }

    static Progress silent() {
        return ToyTraining.silent();
    }
}
