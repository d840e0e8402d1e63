package dev.chainon.e2e.architecture;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The rooms of the house and what each may import: the arrows of docs/architecture.md as data. */
final class House {

    static final Path ROOT = Path.of(System.getProperty("chainon.root"));

    /** Room (folder of its module) to package name below {@code dev.chainon}. */
    static final Map<String, String> ROOMS = new TreeMap<>(Map.ofEntries(
            Map.entry("core", "core"),
            Map.entry("flights", "flights"),
            Map.entry("streams", "streams"),
            Map.entry("store", "store"),
            Map.entry("metrics", "metrics"),
            Map.entry("registry", "registry"),
            Map.entry("chips", "chips"),
            Map.entry("protocol", "protocol"),
            Map.entry("conformance", "conformance"),
            Map.entry("lineage", "lineage"),
            Map.entry("ingestion", "ingestion"),
            Map.entry("training", "training"),
            Map.entry("serving", "serving"),
            Map.entry("monitoring", "monitoring"),
            Map.entry("console", "console"),
            Map.entry("evidence/ledger", "evidence.ledger"),
            Map.entry("evidence/record", "evidence.record"),
            Map.entry("evidence/report", "evidence.report")));

    /** Package to the packages of the house it may import. */
    static final Map<String, Set<String>> ARROWS = Map.ofEntries(
            Map.entry("core", Set.of()),
            Map.entry("flights", Set.of("core")),
            Map.entry("streams", Set.of("core")),
            Map.entry("store", Set.of("core")),
            Map.entry("metrics", Set.of("core")),
            Map.entry("registry", Set.of("core", "store")),
            Map.entry("chips", Set.of()),
            Map.entry("protocol", Set.of()),
            Map.entry("conformance", Set.of("protocol")),
            Map.entry("lineage", Set.of("core")),
            Map.entry("ingestion", Set.of("core", "streams")),
            Map.entry("training", Set.of("chips", "core", "registry")),
            Map.entry("serving", Set.of("chips", "core", "protocol", "registry", "streams", "store")),
            Map.entry("monitoring", Set.of("core", "metrics", "streams", "store")),
            Map.entry("console", Set.of("core", "store", "evidence.report")),
            Map.entry("evidence.ledger", Set.of()),
            Map.entry("evidence.record", Set.of("evidence.ledger")),
            Map.entry("evidence.report", Set.of("core", "evidence.ledger")));

    /** Folder of a deploy module to its package. The applications share one. */
    static final Map<String, String> DEPLOY = new TreeMap<>(Map.of(
            "deploy/apps/pipeline", "apps",
            "deploy/apps/intake", "apps",
            "deploy/apps/trainer", "apps",
            "deploy/apps/cluster", "apps",
            "deploy/apps/server", "apps",
            "deploy/apps/monitor", "apps",
            "deploy/local", "local",
            "deploy/broker", "broker",
            "deploy/bench", "bench",
            "deploy/bench/cassandra", "bench"));

    /** Folder of a deploy module to the packages of the house it may import. */
    private static final Map<String, Set<String>> DEPLOY_ARROWS = Map.of(
            "deploy/apps/pipeline", Set.of("core", "flights", "ingestion", "lineage", "metrics", "streams"),
            "deploy/apps/intake", Set.of("core", "flights", "ingestion", "metrics"),
            "deploy/apps/trainer", Set.of("chips", "core", "flights", "lineage", "registry", "store", "training"),
            "deploy/apps/cluster", Set.of("core", "training"),
            "deploy/apps/server",
                    Set.of(
                            "chips", "core", "flights", "lineage", "metrics", "protocol", "registry", "serving",
                            "store"),
            "deploy/apps/monitor", Set.of("core", "flights", "lineage", "registry", "store", "monitoring", "console"),
            "deploy/local", Set.of("core", "store", "evidence.ledger", "evidence.report"),
            "deploy/broker", Set.of("core"),
            "deploy/bench",
                    Set.of("chips", "core", "flights", "ingestion", "streams", "store", "local", "evidence.ledger"),
            "deploy/bench/cassandra", Set.of("core"));

    /** Modules that may see Spark, Hadoop and Iceberg, each with what for. Every other module binds the ban. */
    static final Map<String, String> WITH_SPARK = new TreeMap<>(Map.of(
            "ingestion", "is their home",
            "training", "trains on a cluster from one package, and hands Spark on to nobody",
            "deploy/apps/pipeline", "starts ingestion",
            "deploy/apps/cluster", "trains on a cluster, and starts one",
            "deploy/bench", "measures ingestion",
            "deploy/bench/cassandra", "is the program of a peer",
            "deploy/e2e", "tests all of it"));

    private House() {}

    static Path classes(String room) {
        Path classes = ROOT.resolve(room).resolve("target/classes");
        if (!Files.isDirectory(classes)) {
            throw new IllegalStateException(classes + " is missing: run mvn verify from the root of the repository");
        }
        return classes;
    }

    /** Every package of the house that {@code room} must not import. */
    static Set<String> forbidden(String room) {
        return others(room, ARROWS.get(room));
    }

    /** Every package of the house that a deploy module must not import. */
    static Set<String> forbiddenToDeploy(String folder) {
        return others(DEPLOY.get(folder), DEPLOY_ARROWS.get(folder));
    }

    private static Set<String> others(String own, Set<String> allowed) {
        Set<String> others = new TreeSet<>(ROOMS.values());
        others.addAll(DEPLOY.values());
        others.add("e2e");
        others.remove(own);
        others.removeAll(allowed);
        return others;
    }
}
