package dev.chainon.training.distributed;

import com.typesafe.config.Config;
import dev.chainon.cluster.Cluster;
import dev.chainon.cluster.Executors;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.apache.spark.SparkConf;

/**
 * Where the tasks of a training run: the keys under {@code chainon.spark}, called as ingestion calls them.
 *
 * @param timeout after which an executor that says nothing is given up
 * @param speculation whether a task that takes much longer than the others is also given to an executor that is free
 * @param natives folder in which executors unpack native libraries
 */
public record ClusterSettings(Cluster cluster, Duration timeout, boolean speculation, Path natives) {

    private static final Set<String> KEYS = Set.of("timeout", "speculation");

    public ClusterSettings {
        natives = natives.toAbsolutePath();
    }

    /**
     * @param spark the settings below {@code chainon.spark}
     * @param natives folder in which executors unpack native libraries
     * @throws IllegalArgumentException if a key is unknown or a value out of range
     */
    public static ClusterSettings of(Config spark, Path natives) {
        return new ClusterSettings(
                Cluster.of(spark, KEYS), spark.getDuration("timeout"), spark.getBoolean("speculation"), natives);
    }

    /** What Spark is told. No more cores are taken than were asked for, so that another program finds some; jobs of one program share them fairly. */
    SparkConf conf(String name) {
        SparkConf conf = new SparkConf().setAppName(name);
        if (!cluster.submitted()) {
            conf.setMaster(cluster.url());
        }
        cluster.properties().forEach(conf::set);
        Executors executors = cluster.executors();
        return conf.set("spark.ui.enabled", "false")
                .set("spark.cores.max", Integer.toString(executors.count() * executors.cores()))
                .set("spark.scheduler.mode", "FAIR")
                .set("spark.locality.wait", "0s")
                .set("spark.executor.extraJavaOptions", javaOptions())
                .set("spark.executorEnv.OMP_NUM_THREADS", "1")
                .set("spark.network.timeout", timeout.toMillis() + "ms")
                .set("spark.network.timeoutInterval", timeout.toMillis() / 3 + "ms")
                .set("spark.executor.heartbeatInterval", timeout.toMillis() / 6 + "ms")
                .set("spark.speculation", Boolean.toString(speculation))
                .set("spark.speculation.quantile", "0.5")
                .set("spark.speculation.multiplier", "2")
                .set("spark.speculation.minTaskRuntime", "1s");
    }

    private String javaOptions() {
        return Executors.JAVA_OPTIONS + " -Dorg.bytedeco.javacpp.cachedir=" + natives
                + " -Dorg.bytedeco.javacpp.maxphysicalbytes=0 -Dorg.bytedeco.javacpp.maxbytes=300m";
    }
}
