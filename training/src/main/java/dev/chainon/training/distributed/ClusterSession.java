package dev.chainon.training.distributed;

import dev.chainon.cluster.Admission;
import org.apache.spark.api.java.JavaSparkContext;

/** This program's session on a cluster. */
public final class ClusterSession implements AutoCloseable {

    private final JavaSparkContext spark;

    private ClusterSession(JavaSparkContext spark) {
        this.spark = spark;
    }

    /**
     * Opens the one session that a process may have at a time.
     *
     * @param name under which the cluster knows this program
     * @throws IllegalStateException if the cluster cannot be had, with what to do
     */
    public static ClusterSession open(ClusterSettings settings, String name) {
        return new ClusterSession(new Admission(settings.cluster(), "")
                .open(() -> new JavaSparkContext(settings.conf(name)), JavaSparkContext::sc));
    }

    JavaSparkContext spark() {
        return spark;
    }

    /** Jobs that the calling thread starts from here on share the cluster's cores fairly with those of other pools. */
    public void enterPool(String pool) {
        spark.setLocalProperty("spark.scheduler.pool", pool);
    }

    @Override
    public void close() {
        spark.stop();
    }
}
