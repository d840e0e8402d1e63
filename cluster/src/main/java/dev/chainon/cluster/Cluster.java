package dev.chainon.cluster;

import com.typesafe.config.Config;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A standalone cluster of Spark's own, of this program's version, or whatever {@code spark-submit} took this program to, such as Kubernetes. Its workers see the class path and
 * the folders that tasks read and write by the same paths, and run as a user who may write there.
 *
 * @param url {@code spark://HOST:PORT}, of several masters {@code spark://HOST:PORT,HOST:PORT}, or {@value #SUBMITTED}
 * @param secret what master and workers were told as {@code spark.authenticate.secret}; empty for none
 * @param driver address by which executors reach this process
 * @param patience for the master's answer, and again for the executors
 */
public record Cluster(String url, String secret, String driver, Duration patience, Executors executors) {

    /** In place of a master: {@code spark-submit} says where the tasks run, how executors look, and by which address they reach this process. */
    public static final String SUBMITTED = "submitted";

    private static final Pattern URL = Pattern.compile("spark://[^:,/]+:[0-9]{1,5}(,[^:,/]+:[0-9]{1,5})*");
    private static final Set<String> KEYS = Set.of("master", "secret", "driver", "patience", "executor");

    public Cluster {
        if (!url.equals(SUBMITTED) && !URL.matcher(url).matches()) {
            throw new IllegalArgumentException("chainon.spark.master must be spark://HOST:PORT, not '" + url + "'");
        }
    }

    /** Whether Spark knows already where the tasks run. */
    public boolean submitted() {
        return url.equals(SUBMITTED);
    }

    /**
     * @param spark the settings below {@code chainon.spark}
     * @param others keys there that the caller reads itself
     * @throws IllegalArgumentException if a key is unknown or a value out of range
     */
    public static Cluster of(Config spark, Set<String> others) {
        check(spark, others);
        return new Cluster(
                spark.getString("master"),
                spark.getString("secret"),
                spark.getString("driver"),
                spark.getDuration("patience"),
                Executors.of(spark.getConfig("executor")));
    }

    /** Refuses keys that nobody reads, also where the settings name no cluster. */
    public static void check(Config spark, Set<String> others) {
        Set<String> known = new TreeSet<>(KEYS);
        known.addAll(others);
        Keys.refuseUnknown(spark, known, "chainon.spark");
        Executors.of(spark.getConfig("executor"));
    }

    /** Its masters, looked up. */
    List<InetSocketAddress> masters() {
        return Stream.of(url.substring("spark://".length()).split(","))
                .map(master -> master.split(":"))
                .map(parts -> new InetSocketAddress(parts[0], Integer.parseInt(parts[1])))
                .toList();
    }

    /** What Spark is told of it, but its address; nothing where {@code spark-submit} told it all. */
    public Map<String, String> properties() {
        if (submitted()) {
            return Map.of();
        }
        Map<String, String> properties = new TreeMap<>(executors.properties());
        properties.put("spark.driver.host", driver);
        properties.put("spark.driver.bindAddress", driver);
        if (!secret.isEmpty()) {
            properties.put("spark.authenticate", "true");
            properties.put("spark.authenticate.secret", secret);
            properties.put("spark.network.crypto.enabled", "true");
        }
        return properties;
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "Cluster[url=" + url + ", driver=" + driver + ", executors=" + executors + "]";
    }
}
