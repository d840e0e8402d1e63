package dev.chainon.cluster;

import com.typesafe.config.Config;
import java.io.File;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The processes that run the tasks.
 *
 * @param count how many must be there before the work begins
 * @param memoryMb heap of each in megabytes
 * @param cores tasks that each runs at a time
 * @param classPath what they load before the cluster's own jars
 */
public record Executors(int count, int memoryMb, int cores, String classPath) {

    /** What every executor's JVM is told. */
    public static final String JAVA_OPTIONS =
            "-XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError -Dfile.encoding=UTF-8 -Duser.timezone=UTC";

    /** Spark refuses to start with less. */
    private static final int LEAST_MB = 472;

    private static final Set<String> KEYS = Set.of("count", "memory-mb", "cores", "class-path");

    public Executors {
        require(count >= 1, "count", count, 1);
        require(cores >= 1, "cores", cores, 1);
        require(memoryMb >= LEAST_MB, "memory-mb", memoryMb, LEAST_MB);
    }

    /** @param executor the settings below {@code chainon.spark.executor} */
    static Executors of(Config executor) {
        Keys.refuseUnknown(executor, KEYS, "chainon.spark.executor");
        return new Executors(
                executor.getInt("count"),
                executor.getInt("memory-mb"),
                executor.getInt("cores"),
                classPath(executor.getString("class-path")));
    }

    /** Executors start in folders of their own. */
    private static String classPath(String told) {
        String path = told.isEmpty() ? System.getProperty("java.class.path") : told;
        return Stream.of(path.split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static void require(boolean met, String key, int value, int least) {
        if (!met) {
            throw new IllegalArgumentException(
                    "chainon.spark.executor." + key + " must be at least " + least + ", not " + value);
        }
    }

    /** What Spark is told of them. */
    Map<String, String> properties() {
        return Map.of(
                "spark.executor.memory",
                memoryMb + "m",
                "spark.executor.cores",
                Integer.toString(cores),
                "spark.executor.extraClassPath",
                classPath,
                "spark.executor.extraJavaOptions",
                JAVA_OPTIONS);
    }

    @Override
    public String toString() {
        return count + " x " + memoryMb + " MB, " + cores + " core(s)";
    }
}
