package dev.chainon.bench.stores;

import dev.chainon.local.process.ClassPath;
import dev.chainon.local.process.Home;
import dev.chainon.local.process.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One Cassandra node on a loopback address of its own.
 *
 * @param number from 1; its address is 127.0.0.number
 * @param of how many nodes the ring has; each owns an equal part
 * @param ports of all nodes
 */
record CassandraNode(int number, int of, Ports ports) {

    /** What all nodes of a ring share. */
    record Ports(int storage, int cql) {}

    static final int HEAP_MB = 320;
    private static final List<String> OPENED = List.of(
            "java.io",
            "java.lang",
            "java.lang.module",
            "java.lang.reflect",
            "java.net",
            "java.nio",
            "java.util",
            "java.util.concurrent",
            "java.util.concurrent.atomic",
            "jdk.internal.loader",
            "jdk.internal.math",
            "jdk.internal.module",
            "jdk.internal.ref",
            "jdk.internal.reflect",
            "jdk.internal.util.jar",
            "sun.nio.ch");
    private static final List<String> EXPORTED = List.of(
            "java.base/java.lang.ref",
            "java.base/jdk.internal.misc",
            "java.base/jdk.internal.ref",
            "java.base/sun.nio.ch",
            "java.management.rmi/com.sun.jmx.remote.internal.rmi",
            "java.rmi/sun.rmi.registry",
            "java.rmi/sun.rmi.server",
            "java.sql/java.sql",
            "jdk.unsupported/sun.misc");

    String address() {
        return "127.0.0." + number;
    }

    Path data(Home home) {
        return home.folder("cassandra-" + number);
    }

    Program program(Home home) throws IOException {
        Path data = data(home);
        Path file = Files.writeString(data.resolve("cassandra.yaml"), yaml(data));
        List<String> options = new ArrayList<>();
        OPENED.forEach(name -> options.add("--add-opens=java.base/" + name + "=ALL-UNNAMED"));
        options.add("--add-opens=jdk.management/com.sun.management.internal=ALL-UNNAMED");
        EXPORTED.forEach(name -> options.add("--add-exports=" + name + "=ALL-UNNAMED"));
        options.addAll(List.of(
                "-Djdk.attach.allowAttachSelf=true",
                "-XX:MaxDirectMemorySize=128m",
                "-Dcassandra.config=" + file.toUri(),
                "-Dcassandra.storagedir=" + data,
                "-Dcassandra-foreground=yes",
                "-Dcassandra.skip_wait_for_gossip_to_settle=0",
                "-Dcassandra.ring_delay_ms=2000",
                "-Djava.io.tmpdir=" + home.folder("tmp")));
        Program.Java java = new Program.Java(
                ClassPath.ofModule(home, "deploy/bench/cassandra"), "dev.chainon.bench.cassandra.Node", HEAP_MB);
        return new Program("cassandra-" + number, java, options, List.of(), Map.of());
    }

    /** Commits wait for the disk, as PostgreSQL's do; the caches are small because the heap is. */
    private String yaml(Path data) {
        long token = Long.MIN_VALUE + (number - 1) * (Long.MAX_VALUE / of * 2);
        return """
                cluster_name: chainon
                num_tokens: 1
                initial_token: "{token}"
                auto_bootstrap: false
                partitioner: org.apache.cassandra.dht.Murmur3Partitioner
                seed_provider:
                  - class_name: org.apache.cassandra.locator.SimpleSeedProvider
                    parameters:
                      - seeds: "127.0.0.1:{storage}"
                listen_address: {address}
                rpc_address: {address}
                storage_port: {storage}
                native_transport_port: {cql}
                endpoint_snitch: RackInferringSnitch
                dynamic_snitch: false
                data_file_directories: ["{data}/data"]
                commitlog_directory: "{data}/commitlog"
                saved_caches_directory: "{data}/caches"
                hints_directory: "{data}/hints"
                cdc_raw_directory: "{data}/cdc"
                commitlog_sync: group
                commitlog_sync_group_window: 1ms
                commitlog_segment_size: 8MiB
                commitlog_total_space: 128MiB
                memtable_heap_space: 64MiB
                memtable_offheap_space: 32MiB
                file_cache_size: 32MiB
                networking_cache_size: 16MiB
                key_cache_size: 4MiB
                concurrent_compactors: 1
                concurrent_reads: 16
                concurrent_writes: 16
                auto_snapshot: false
                hinted_handoff_enabled: true
                """.replace("{token}", Long.toString(token))
                .replace("{storage}", Integer.toString(ports.storage()))
                .replace("{cql}", Integer.toString(ports.cql()))
                .replace("{address}", address())
                .replace("{data}", data.toString());
    }
}
