package dev.chainon.training.distributed;

import com.typesafe.config.Config;
import java.io.File;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;

/**
 * Where the tasks run: the keys under {@code chainon.spark}, called as ingestion calls them.
 *
 * @param master {@code spark://HOST:PORT}, of several masters {@code spark://HOST:PORT,HOST:PORT}
 * @param secret what master and workers were told as {@code spark.authenticate.secret}; empty for none
 * @param driver address by which executors reach this process
 * @param patience for the master's answer, and again for the executors
 * @param timeout after which an executor that says nothing is given up
 * @param speculation whether a task that takes much longer than the others is also given to an executor that is free
 */
public record ClusterSettings(
        String master,
        String secret,
        String driver,
        Duration patience,
        Duration timeout,
        boolean speculation,
        Executor executor) {

    /**
     * One of the processes that run the tasks.
     *
     * @param count how many must be there before the work begins, and how many are taken at most
     * @param memoryMb its heap in megabytes
     * @param cores tasks that it runs at a time
     * @param classPath what it loads before the cluster's own jars
     * @param natives folder in which it unpacks native libraries
     */
    public record Executor(int count, int memoryMb, int cores, String classPath, String natives) {

        public Executor {
            require(count >= 1, "executor.count", count, "at least 1");
            require(cores >= 1, "executor.cores", cores, "at least 1");
            require(memoryMb >= LEAST_MB, "executor.memory-mb", memoryMb, "at least " + LEAST_MB);
        }

        @Override
        public String toString() {
            return count + " x " + memoryMb + " MB, " + cores + " core(s)";
        }
    }

    /** Spark refuses to start with less. */
    private static final int LEAST_MB = 472;

    private static final Pattern URL = Pattern.compile("spark://[^:,/]+:[0-9]{1,5}(,[^:,/]+:[0-9]{1,5})*");
    private static final Set<String> KEYS =
            Set.of("master", "secret", "driver", "patience", "timeout", "speculation", "executor");
    private static final Set<String> EXECUTOR_KEYS = Set.of("count", "memory-mb", "cores", "class-path");

    public ClusterSettings {
        require(URL.matcher(master).matches(), "master", master, "spark://HOST:PORT");
    }

    /**
     * @param spark the settings below {@code chainon.spark}
     * @param natives folder in which executors unpack native libraries
     * @throws IllegalArgumentException if a key is unknown or a value out of range
     */
    public static ClusterSettings of(Config spark, Path natives) {
        Config executor = spark.getConfig("executor");
        refuseUnknown(spark, KEYS, "chainon.spark");
        refuseUnknown(executor, EXECUTOR_KEYS, "chainon.spark.executor");
        return new ClusterSettings(
                spark.getString("master"),
                spark.getString("secret"),
                spark.getString("driver"),
                spark.getDuration("patience"),
                spark.getDuration("timeout"),
                spark.getBoolean("speculation"),
                new Executor(
                        executor.getInt("count"),
                        executor.getInt("memory-mb"),
                        executor.getInt("cores"),
                        classPath(executor.getString("class-path")),
                        natives.toAbsolutePath().toString()));
    }

    /** Its masters, looked up. */
    List<InetSocketAddress> masters() {
        return Stream.of(master.substring("spark://".length()).split(","))
                .map(each -> each.split(":"))
                .map(parts -> new InetSocketAddress(parts[0], Integer.parseInt(parts[1])))
                .toList();
    }

    /** What Spark is told. No more cores are taken than were asked for, so that another program finds some; jobs of one program share them fairly. */
    SparkConf conf(String name) {
        SparkConf conf = new SparkConf()
                .setAppName(name)
                .setMaster(master)
                .set("spark.driver.host", driver)
                .set("spark.driver.bindAddress", driver)
                .set("spark.ui.enabled", "false")
                .set("spark.cores.max", Integer.toString(executor.count() * executor.cores()))
                .set("spark.scheduler.mode", "FAIR")
                .set("spark.locality.wait", "0s")
                .set("spark.executor.memory", executor.memoryMb() + "m")
                .set("spark.executor.cores", Integer.toString(executor.cores()))
                .set("spark.executor.extraClassPath", executor.classPath())
                .set("spark.executor.extraJavaOptions", javaOptions())
                .set("spark.executorEnv.OMP_NUM_THREADS", "1")
                .set("spark.network.timeout", timeout.toMillis() + "ms")
                .set("spark.network.timeoutInterval", timeout.toMillis() / 3 + "ms")
                .set("spark.executor.heartbeatInterval", timeout.toMillis() / 6 + "ms")
                .set("spark.speculation", Boolean.toString(speculation))
                .set("spark.speculation.quantile", "0.5")
                .set("spark.speculation.multiplier", "2")
                .set("spark.speculation.minTaskRuntime", "1s");
        return secret.isEmpty()
                ? conf
                : conf.set("spark.authenticate", "true")
                        .set("spark.authenticate.secret", secret)
                        .set("spark.network.crypto.enabled", "true");
    }

    private String javaOptions() {
        return "-XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError -Dfile.encoding=UTF-8 -Duser.timezone=UTC"
                + " -Dorg.bytedeco.javacpp.cachedir=" + executor.natives()
                + " -Dorg.bytedeco.javacpp.maxphysicalbytes=0 -Dorg.bytedeco.javacpp.maxbytes=300m";
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

    private static void require(boolean met, String key, Object value, String wanted) {
        if (!met) {
            throw new IllegalArgumentException("chainon.spark." + key + " must be " + wanted + ", not '" + value + "'");
        }
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "ClusterSettings[master=" + master + ", driver=" + driver + ", executor=" + executor + "]";
    }
}
