package dev.chainon.ingestion.backoffice;

import com.typesafe.config.Config;
import dev.chainon.cluster.Admission;
import dev.chainon.cluster.Cluster;
import java.util.Set;
import org.apache.spark.sql.SparkSession;

/** Where the tasks of a session run. What they give is the same: only the place differs. */
public sealed interface SparkMaster {

    /**
     * Makes the session, or gives the one of this process that is open.
     *
     * @throws IllegalStateException if the place cannot be had, with what to do
     */
    SparkSession open(SparkSession.Builder builder);

    /**
     * What {@code chainon.spark} says of where the tasks of the load and the features run.
     *
     * @param threads of this process, for {@code local}
     * @throws IllegalArgumentException if a key is unknown or a value out of range
     */
    static SparkMaster of(Config spark, int threads) {
        Cluster.check(spark, Set.of());
        return spark.getString("master").equals("local")
                ? new InProcess(threads)
                : new OnCluster(Cluster.of(spark, Set.of()));
    }

    /** Threads of this process. */
    record InProcess(int cores) implements SparkMaster {
        public InProcess {
            if (cores < 1) {
                throw new IllegalArgumentException("the threads of Spark must be at least 1, not " + cores);
            }
        }

        @Override
        public SparkSession open(SparkSession.Builder builder) {
            return builder.master("local[" + cores + "]")
                    .config("spark.driver.host", "127.0.0.1")
                    .config("spark.driver.bindAddress", "127.0.0.1")
                    .config("spark.sql.shuffle.partitions", 4L * cores)
                    .getOrCreate();
        }
    }

    /** Executors of a cluster. */
    record OnCluster(Cluster cluster) implements SparkMaster {

        private static final String INSTEAD = "with chainon.spark.master = local the work is done in this process";

        @Override
        public SparkSession open(SparkSession.Builder builder) {
            cluster.properties().forEach(builder::config);
            if (!cluster.submitted()) {
                builder.master(cluster.url());
            }
            SparkSession spark = new Admission(cluster, INSTEAD).open(builder::getOrCreate, SparkSession::sparkContext);
            spark.conf()
                    .set(
                            "spark.sql.shuffle.partitions",
                            4L * spark.sparkContext().defaultParallelism());
            return spark;
        }
    }
}
