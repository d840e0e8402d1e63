package dev.chainon.ingestion.backoffice;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;

/** Where the tasks of a session run. What they give is the same: only the place differs. */
public sealed interface SparkMaster {

    /**
     * Makes the session, or gives the one of this process that is open.
     *
     * @throws IllegalStateException if the place cannot be had, with what to do
     */
    SparkSession open(SparkSession.Builder builder);

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

    /**
     * A standalone cluster of Spark's own, of this version. Its workers see the class path and the folders of the back office by the same paths, and run as
     * a user who may write there.
     *
     * @param url {@code spark://HOST:PORT}, of several masters {@code spark://HOST:PORT,HOST:PORT}
     * @param secret what master and workers were told as {@code spark.authenticate.secret}; empty for none
     * @param driver address by which executors reach this process
     * @param patience for the master's answer, and again for the executors
     */
    record Cluster(String url, String secret, String driver, Duration patience, Executor executor)
            implements SparkMaster {

        private static final Pattern URL = Pattern.compile("spark://[^:,/]+:[0-9]{1,5}(,[^:,/]+:[0-9]{1,5})*");

        public Cluster {
            if (!URL.matcher(url).matches()) {
                throw new IllegalArgumentException(
                        "chainon.spark.master must be local or spark://HOST:PORT, not '" + url + "'");
            }
        }

        @Override
        public SparkSession open(SparkSession.Builder builder) {
            return new ClusterSession(this).open(builder);
        }

        /** Its masters, looked up. */
        List<InetSocketAddress> masters() {
            return Stream.of(url.substring("spark://".length()).split(","))
                    .map(master -> master.split(":"))
                    .map(parts -> new InetSocketAddress(parts[0], Integer.parseInt(parts[1])))
                    .toList();
        }

        /** What Spark is told of it. */
        Map<String, String> properties() {
            Map<String, String> properties = new TreeMap<>(executor.properties());
            properties.put("spark.driver.host", driver);
            properties.put("spark.driver.bindAddress", driver);
            if (!secret.isEmpty()) {
                properties.put("spark.authenticate", "true");
                properties.put("spark.authenticate.secret", secret);
                properties.put("spark.network.crypto.enabled", "true");
            }
            return properties;
        }

        @Override
        public String toString() {
            return "Cluster[url=" + url + ", driver=" + driver + ", executor=" + executor + "]";
        }
    }

    /**
     * One of the processes that run the tasks.
     *
     * @param count how many must be there before the work begins; those that come later help too
     * @param memoryMb its heap in megabytes
     * @param cores tasks that it runs at a time
     * @param classPath what it loads before the cluster's own jars
     */
    record Executor(int count, int memoryMb, int cores, String classPath) {

        /** Spark refuses to start with less. */
        private static final int LEAST_MB = 472;

        public Executor {
            if (count < 1 || cores < 1) {
                throw new IllegalArgumentException(
                        "chainon.spark.executor.count and .cores must be at least 1, not " + count + " and " + cores);
            }
            if (memoryMb < LEAST_MB) {
                throw new IllegalArgumentException(
                        "chainon.spark.executor.memory-mb must be at least " + LEAST_MB + ", not " + memoryMb);
            }
        }

        private Map<String, String> properties() {
            return Map.of(
                    "spark.executor.memory",
                    memoryMb + "m",
                    "spark.executor.cores",
                    Integer.toString(cores),
                    "spark.executor.extraClassPath",
                    classPath,
                    "spark.executor.extraJavaOptions",
                    "-XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError -Dfile.encoding=UTF-8 -Duser.timezone=UTC");
        }

        @Override
        public String toString() {
            return count + " x " + memoryMb + " MB, " + cores + " core(s)";
        }
    }
}
