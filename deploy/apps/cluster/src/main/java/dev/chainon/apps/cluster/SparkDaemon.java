package dev.chainon.apps.cluster;

import dev.chainon.core.process.Supervised;
import java.util.Arrays;
import org.apache.spark.deploy.master.Master;
import org.apache.spark.deploy.worker.Worker;

/** Spark's own master or worker, in a process that ends when the one that started it does, however it ends. */
public final class SparkDaemon {

    private SparkDaemon() {}

    /** @param args {@code master} or {@code worker}, then Spark's own arguments */
    public static void main(String[] args) {
        Supervised.exitWhenInputCloses();
        String[] own = Arrays.copyOfRange(args, 1, args.length);
        if (args[0].equals("master")) {
            Master.main(own);
        } else {
            Worker.main(own);
        }
    }
}
