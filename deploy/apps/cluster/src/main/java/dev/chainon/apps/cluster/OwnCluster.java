package dev.chainon.apps.cluster;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigValueFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * The cluster that the settings ask for: one of this program's own on this machine, or none where they name the master of another.
 *
 * @param chainon the settings, which name the master and the secret of the own cluster now
 */
public record OwnCluster(Config chainon, Optional<StandaloneCluster> cluster) implements AutoCloseable {

    private static final String MASTER = "spark.master";
    private static final int SECRET_BYTES = 24;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Started with as many workers as executors are asked for, each with the memory of one. */
    public static OwnCluster of(Config chainon) throws IOException, InterruptedException {
        if (!chainon.getString(MASTER).equals("own")) {
            return new OwnCluster(chainon, Optional.empty());
        }
        OwnCluster own = at(chainon, StandaloneCluster.LOOPBACK);
        own.cluster.orElseThrow().workers(chainon.getInt("spark.executor.count"));
        return own;
    }

    /** Started with one worker in each namespace. */
    public static OwnCluster in(Namespaces namespaces, Config chainon) throws IOException, InterruptedException {
        OwnCluster own = at(chainon, namespaces.host());
        for (int i = 0; i < chainon.getInt("spark.executor.count"); i++) {
            own.cluster.orElseThrow().worker(namespaces.place(i));
        }
        return own;
    }

    private static OwnCluster at(Config chainon, String host) throws IOException, InterruptedException {
        String secret = secret();
        StandaloneCluster started = StandaloneCluster.start(new StandaloneCluster.Plan(
                Path.of(chainon.getString("home")).toAbsolutePath().resolve("distributed/spark"),
                secret,
                StandaloneCluster.ownJars(),
                host,
                chainon.getInt("spark.executor.memory-mb"),
                Map.of()));
        return new OwnCluster(
                chainon.withValue(MASTER, ConfigValueFactory.fromAnyRef(started.url()))
                        .withValue("spark.driver", ConfigValueFactory.fromAnyRef(host))
                        .withValue("spark.secret", ConfigValueFactory.fromAnyRef(secret)),
                Optional.of(started));
    }

    /** The worker that was started first, if the cluster is this program's own. */
    public Optional<Child> firstWorker() {
        return cluster.flatMap(StandaloneCluster::first);
    }

    private static String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public void close() throws IOException {
        if (cluster.isPresent()) {
            cluster.get().close();
        }
    }
}
