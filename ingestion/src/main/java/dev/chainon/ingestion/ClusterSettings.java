package dev.chainon.ingestion;

import com.typesafe.config.Config;
import dev.chainon.ingestion.backoffice.SparkMaster;
import java.io.File;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What {@code chainon.spark} says of where the tasks of the load and the features run. */
final class ClusterSettings {

    private static final String LOCAL = "local";
    private static final Set<String> KEYS = Set.of("master", "secret", "driver", "patience", "executor");
    private static final Set<String> EXECUTOR_KEYS = Set.of("count", "memory-mb", "cores", "class-path");

    private ClusterSettings() {}

    /**
     * @param threads of this process, for {@code local}
     * @throws IllegalArgumentException if a key is unknown or a value out of range
     */
    static SparkMaster of(Config spark, int threads) {
        Config executor = spark.getConfig("executor");
        refuseUnknown(spark, KEYS, "chainon.spark");
        refuseUnknown(executor, EXECUTOR_KEYS, "chainon.spark.executor");
        String master = spark.getString("master");
        if (master.equals(LOCAL)) {
            return new SparkMaster.InProcess(threads);
        }
        return new SparkMaster.Cluster(
                master,
                spark.getString("secret"),
                spark.getString("driver"),
                spark.getDuration("patience"),
                new SparkMaster.Executor(
                        executor.getInt("count"),
                        executor.getInt("memory-mb"),
                        executor.getInt("cores"),
                        classPath(executor.getString("class-path"))));
    }

    /** Executors start in folders of their own. */
    private static String classPath(String told) {
        String path = told.isEmpty() ? System.getProperty("java.class.path") : told;
        return Stream.of(path.split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static void refuseUnknown(Config config, Set<String> known, String where) {
        Set<String> unknown = new TreeSet<>(config.root().keySet());
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "unknown keys under " + where + ": " + unknown + "; known are " + new TreeSet<>(known));
        }
    }
}
