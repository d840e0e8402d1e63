package dev.chainon.bench.cassandra;

import dev.chainon.core.process.Supervised;
import org.apache.cassandra.service.CassandraDaemon;

/** One Cassandra node, configured by the file that the system property {@code cassandra.config} names; ends when its standard input closes. */
public final class Node {

    private Node() {}

    public static void main(String[] args) {
        Supervised.exitWhenInputCloses();
        CassandraDaemon.main(args);
    }
}
