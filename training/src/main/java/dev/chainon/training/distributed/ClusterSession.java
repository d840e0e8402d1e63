package dev.chainon.training.distributed;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerApplicationEnd;
import org.apache.spark.scheduler.SparkListenerBlockManagerAdded;

/** This program's session on a cluster. Left to itself Spark waits for ever for executors that never come; here what is missing is told. */
public final class ClusterSession implements AutoCloseable {

    private static final String REMEDY = " docs/cluster.md tells how to start a cluster.";

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
    public static ClusterSession open(ClusterSettings cluster, String name) {
        keepStrangersOut(cluster);
        reachMaster(cluster);
        JavaSparkContext spark = new JavaSparkContext(cluster.conf(name));
        if (!awaitExecutors(spark, cluster)) {
            String why = spark.sc().isStopped() ? sentAway(spark.version()) : tooFew(present(spark), cluster);
            spark.stop();
            throw new IllegalStateException("the Spark master at " + cluster.master() + why + REMEDY);
        }
        return new ClusterSession(spark);
    }

    JavaSparkContext spark() {
        return spark;
    }

    /** Jobs that the calling thread starts from here on share the cluster's cores fairly with those of other pools. */
    public void enterPool(String pool) {
        spark.setLocalProperty("spark.scheduler.pool", pool);
    }

    private static String sentAway(String version) {
        return " did not take this program: it is no master of Spark " + version
                + ", or its secret is not chainon.spark.secret, or executors failed at their start."
                + " The log above and the workers' work folder say more.";
    }

    private static String tooFew(int present, ClusterSettings cluster) {
        return " gave " + present + " executor(s) within " + cluster.patience().toSeconds() + " s; wanted are "
                + cluster.executor() + ". Start workers, wait until another program has left them, or ask for less"
                + " under chainon.spark.executor.";
    }

    /** An open port of a cluster without a secret runs whatever it is given. */
    private static void keepStrangersOut(ClusterSettings cluster) {
        for (InetSocketAddress master : cluster.masters()) {
            boolean here = !master.isUnresolved() && master.getAddress().isLoopbackAddress();
            if (!here && cluster.secret().isEmpty()) {
                throw new IllegalStateException("the Spark master " + master.getHostString()
                        + " is not on this machine's loopback interface: start the cluster with a"
                        + " spark.authenticate.secret and set chainon.spark.secret to it, or strangers could run"
                        + " programs on it." + REMEDY);
            }
        }
    }

    private static void reachMaster(ClusterSettings cluster) {
        IOException last = new IOException("no address");
        for (InetSocketAddress master : cluster.masters()) {
            try (Socket socket = new Socket()) {
                socket.connect(master, (int) cluster.patience().toMillis());
                return;
            } catch (IOException e) {
                last = e;
            }
        }
        throw new IllegalStateException(
                "no Spark master answers at " + cluster.master() + " (" + last.getMessage()
                        + "). Start it, or correct chainon.spark.master." + REMEDY,
                last);
    }

    private static int present(JavaSparkContext spark) {
        return Math.max(0, spark.sc().statusTracker().getExecutorInfos().length - 1);
    }

    private static boolean awaitExecutors(JavaSparkContext spark, ClusterSettings cluster) {
        Arrivals arrivals = new Arrivals();
        spark.sc().addSparkListener(arrivals);
        try {
            return arrivals.await(spark, cluster.executor().count(), cluster.patience());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for executors", e);
        } finally {
            spark.sc().removeSparkListener(arrivals);
        }
    }

    @Override
    public void close() {
        spark.stop();
    }

    private static final class Arrivals extends SparkListener {

        private final Semaphore news = new Semaphore(0);

        boolean await(JavaSparkContext spark, int count, Duration patience) throws InterruptedException {
            long deadline = System.nanoTime() + patience.toNanos();
            while (!spark.sc().isStopped() && present(spark) < count) {
                if (!news.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    return false;
                }
            }
            return !spark.sc().isStopped();
        }

        /** An executor can be given tasks from here on. */
        @Override
        public void onBlockManagerAdded(SparkListenerBlockManagerAdded added) {
            news.release();
        }

        /** A cluster whose executors fail again and again sends the program away. */
        @Override
        public void onApplicationEnd(SparkListenerApplicationEnd end) {
            news.release();
        }
    }
}
