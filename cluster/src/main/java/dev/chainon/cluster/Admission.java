package dev.chainon.cluster;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.spark.SparkContext;

/**
 * Takes a program to a cluster. Left to itself Spark waits for ever for executors that never come; here what is missing is told.
 *
 * @param instead what else can be done where there is no cluster, told with what failed; empty for nothing
 */
public record Admission(Cluster cluster, String instead) {

    private static final String REMEDY = " docs/cluster.md tells how to start a cluster";

    /**
     * Opens a session, with all executors there; a program that was submitted to threads of its own needs none.
     *
     * @param connect opens it, once the master was seen to answer
     * @param context of a session
     * @throws IllegalStateException if the cluster cannot be had, with what to do
     */
    public <S> S open(Supplier<S> connect, Function<S, SparkContext> context) {
        if (cluster.submitted()) {
            demandSubmission();
        } else {
            keepStrangersOut();
            reachMaster();
        }
        S session = connect.get();
        SparkContext spark = context.apply(session);
        if (!spark.isLocal() && !new Muster(spark).await(cluster.executors().count(), cluster.patience())) {
            String why = spark.isStopped() ? sentAway(spark.version()) : tooFew(Muster.present(spark));
            spark.stop();
            throw new IllegalStateException("the Spark master at " + cluster.url() + why + remedy());
        }
        return session;
    }

    private String remedy() {
        return REMEDY + (instead.isEmpty() ? "." : "; " + instead + ".");
    }

    private static String sentAway(String version) {
        return " did not take this program: it is no master of Spark " + version
                + ", or its secret is not chainon.spark.secret, or executors failed at their start."
                + " The log above and the workers' work folder say more.";
    }

    private String tooFew(int present) {
        return " gave " + present + " executor(s) within " + cluster.patience().toSeconds() + " s; wanted are "
                + cluster.executors() + ". Start workers, wait until another program has left them, or ask for less"
                + " under chainon.spark.executor.";
    }

    private void demandSubmission() {
        if (System.getProperty("spark.master", "").isEmpty()) {
            throw new IllegalStateException("chainon.spark.master is " + Cluster.SUBMITTED
                    + ", and nobody submitted this program: start it by spark-submit (deploy/kubernetes/spark)."
                    + remedy());
        }
    }

    /** An open port of a cluster without a secret runs whatever it is given, and hears what tasks are told. */
    private void keepStrangersOut() {
        for (InetSocketAddress master : cluster.masters()) {
            boolean here = !master.isUnresolved() && master.getAddress().isLoopbackAddress();
            if (!here && cluster.secret().isEmpty()) {
                throw new IllegalStateException("the Spark master " + master.getHostString()
                        + " is not on this machine's loopback interface: start the cluster with a"
                        + " spark.authenticate.secret and set chainon.spark.secret to it, or strangers could run"
                        + " programs on it." + remedy());
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
                        + "). Start it, or correct chainon.spark.master." + remedy(),
                last);
    }
}
