package dev.chainon.apps.cluster;

import dev.chainon.core.data.Sha256;
import dev.chainon.store.CatalogMigrations;
import dev.chainon.store.TestDatabase;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The packaged program that loads the history and computes the features, on three days of real flights, into a home and a catalog of its own. */
final class HistoryProgram {

    private static final Path FILE = Packaged.root().resolve("data/flights-3m.parquet");
    private static final int HEAP_MB = 512;

    /** Room for one executor of the least heap that Spark accepts. */
    private static final int EXECUTOR_MB = 480;

    /** A JVM lives for a few seconds here: what makes a long one fast would make it slow. Told by the environment, since those that a worker starts take it over. */
    private static final Map<String, String> SHORT = Map.of(
            "JDK_JAVA_OPTIONS",
            "-XX:TieredStopAtLevel=1 -XX:+UnlockDiagnosticVMOptions -XX:-BytecodeVerificationRemote");

    private final Path home;
    private final String url;
    private final Map<String, String> settings = new TreeMap<>();
    private final Map<String, String> environment = new TreeMap<>();

    HistoryProgram(Path folder, String name) throws IOException {
        home = folder.resolve(name);
        url = TestDatabase.urlOf("cluster_" + name);
        new CatalogMigrations(url, TestDatabase.adminUser(), TestDatabase.adminPassword())
                .migrate(Map.of("backoffice", "backoffice", "backoffice_maintenance", "backoffice_maintenance"));
        settings.putAll(Map.ofEntries(
                Map.entry("chainon.home", home.toString()),
                Map.entry("chainon.backoffice.url", url),
                Map.entry("chainon.backoffice.password", "backoffice"),
                Map.entry("chainon.history.sha256", Sha256.of(FILE)),
                Map.entry("chainon.history.cores", "2"),
                Map.entry("chainon.history.before", "2001-01-04"),
                Map.entry("chainon.history.train.from", "2001-01-01"),
                Map.entry("chainon.history.train.to", "2001-01-03"),
                Map.entry("chainon.history.validation.from", "2001-01-03"),
                Map.entry("chainon.history.validation.to", "2001-01-05"),
                Map.entry("chainon.replay.from", "2001-01-02"),
                Map.entry("chainon.replay.to", "2001-01-03"),
                Map.entry("spark.extraListeners", TaskLedger.class.getName())));
    }

    /** The same program with one more setting. */
    HistoryProgram with(String key, Object value) {
        settings.put(key, value.toString());
        return this;
    }

    /** A cluster whose workers have room for one executor of such a program each. */
    static StandaloneCluster cluster(Path home, String secret) throws IOException, InterruptedException {
        return StandaloneCluster.start(new StandaloneCluster.Plan(
                home, secret, Packaged.libraries(), StandaloneCluster.LOOPBACK, EXECUTOR_MB, SHORT));
    }

    /** The same program on a cluster, with an executor on each of two workers. */
    HistoryProgram on(StandaloneCluster cluster, String secret) {
        environment.put("CHAINON_SPARK_SECRET", secret);
        return with("chainon.spark.master", cluster.url())
                .with("chainon.spark.executor.count", 2)
                .with("chainon.spark.executor.memory-mb", EXECUTOR_MB);
    }

    /** Starts it; it says at its end what the {@link TaskLedger} counted. */
    Child start() throws IOException {
        List<String> command = new ArrayList<>(Child.java(HEAP_MB));
        command.add("-Dchainon.root=" + Packaged.root());
        settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.add("-cp");
        command.add(Packaged.classPath() + File.pathSeparator + Packaged.testClasses());
        command.addAll(List.of("dev.chainon.apps.History", "all"));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(SHORT);
        builder.environment().putAll(environment);
        return new Child(builder, Pattern.compile(TaskLedger.SAID + "(.*)"));
    }

    /** What it left. */
    Harvest harvest() {
        return new Harvest(home, url);
    }
}
