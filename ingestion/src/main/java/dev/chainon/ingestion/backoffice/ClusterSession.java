package dev.chainon.ingestion.backoffice;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import org.apache.spark.sql.SparkSession;

/** Opens a session on a cluster. Left to itself Spark waits for ever for executors that never come; here what is missing is told. */
final class ClusterSession {

    private static final String REMEDY =
            " docs/cluster.md tells how to start a cluster; with chainon.spark.master = local the work is done in this process.";

    private final SparkMaster.Cluster cluster;

    ClusterSession(SparkMaster.Cluster cluster) {
        this.cluster = cluster;
    }

    SparkSession open(SparkSession.Builder builder) {
        keepStrangersOut();
        reachMaster();
        SparkSession spark = connect(builder);
        if (!new Muster(spark).await(cluster.executor().count(), cluster.patience())) {
            String why = spark.sparkContext().isStopped() ? sentAway(spark.version()) : tooFew(Muster.present(spark));
            spark.stop();
            throw new IllegalStateException("the Spark master at " + cluster.url() + why + REMEDY);
        }
        spark.conf()
                .set("spark.sql.shuffle.partitions", 4L * spark.sparkContext().defaultParallelism());
        return spark;
    }

    private String sentAway(String version) {
        return " did not take this program: it is no master of Spark " + version
                + ", or its secret is not chainon.spark.secret, or executors failed at their start."
                + " The log above and the workers' work folder say more.";
    }

    private String tooFew(int present) {
        return " gave " + present + " executor(s) within " + cluster.patience().toSeconds() + " s; wanted are "
                + cluster.executor() + ". Start workers, wait until another program has left them, or ask for less"
                + " under chainon.spark.executor.";
    }

    /** An open port of a cluster without a secret runs whatever it is given, and hears the password of the catalog. */
    private void keepStrangersOut() {
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

    private void reachMaster() {
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
                "no Spark master answers at " + cluster.url() + " (" + last.getMessage()
                        + "). Start it, or correct chainon.spark.master." + REMEDY,
                last);
    }

    private SparkSession connect(SparkSession.Builder builder) {
        cluster.properties().forEach(builder::config);
        return builder.master(cluster.url()).getOrCreate();
    }
}
