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
            Map.entry("cluster", "cluster"),
            Map.entry("protocol", "protocol"),
            Map.entry("conformance", "conformance"),
            Map.entry("acceptance", "acceptance"),
            Map.entry("lineage", "lineage"),
            Map.entry("ingestion", "ingestion"),
            Map.entry("training", "training"),
            Map.entry("serving", "serving"),
            Map.entry("people", "people"),
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
            Map.entry("cluster", Set.of()),
            Map.entry("lineage", Set.of("core")),
            Map.entry("ingestion", Set.of("cluster", "core", "streams")),
            Map.entry("training", Set.of("chips", "cluster", "core", "registry")),
            Map.entry("serving", Set.of("chips", "core", "protocol", "registry", "streams", "store")),
            Map.entry("people", Set.of("core", "streams", "store")),
            Map.entry("protocol", Set.of()),
            Map.entry("conformance", Set.of("protocol")),
            Map.entry("acceptance", Set.of("conformance")),
            Map.entry("monitoring", Set.of("core", "metrics", "streams", "store")),
            Map.entry("console", Set.of("core", "store", "evidence.report")),
            Map.entry("evidence.ledger", Set.of()),
            Map.entry("evidence.record", Set.of("evidence.ledger")),
            Map.entry("evidence.report", Set.of("core", "evidence.ledger")));

    /** Folder of a deploy module to its package. The applications share one. */
    static final Map<String, String> DEPLOY = new TreeMap<>(Map.ofEntries(
            Map.entry("deploy/apps/pipeline", "apps"),
            Map.entry("deploy/apps/intake", "apps"),
            Map.entry("deploy/apps/trainer", "apps"),
            Map.entry("deploy/apps/cluster", "apps"),
            Map.entry("deploy/apps/server", "apps"),
            Map.entry("deploy/apps/people", "apps"),
            Map.entry("deploy/apps/monitor", "apps"),
            Map.entry("deploy/local", "local"),
            Map.entry("deploy/broker", "broker"),
            Map.entry("deploy/bench", "bench"),
            Map.entry("deploy/bench/cassandra", "bench")));

    /** Folder of a deploy module to the packages of the house it may import. */
    private static final Map<String, Set<String>> DEPLOY_ARROWS = Map.ofEntries(
            Map.entry(
                    "deploy/apps/pipeline",
                    Set.of("core", "evidence.ledger", "flights", "ingestion", "lineage", "metrics", "streams")),
            Map.entry("deploy/apps/intake", Set.of("core", "flights", "ingestion", "metrics")),
            Map.entry(
                    "deploy/apps/trainer",
                    Set.of("chips", "core", "flights", "lineage", "registry", "store", "training")),
            Map.entry("deploy/apps/cluster", Set.of("cluster", "core", "training")),
            Map.entry(
                    "deploy/apps/server",
                    Set.of(
                            "chips",
                            "core",
                            "flights",
                            "lineage",
                            "metrics",
                            "protocol",
                            "registry",
                            "serving",
                            "store")),
            Map.entry("deploy/apps/people", Set.of("core", "flights", "metrics", "people", "console")),
            Map.entry(
                    "deploy/apps/monitor",
                    Set.of("core", "flights", "lineage", "registry", "store", "monitoring", "console")),
            Map.entry("deploy/local", Set.of("core", "store", "evidence.ledger", "evidence.report")),
            Map.entry("deploy/broker", Set.of("core")),
            Map.entry(
                    "deploy/bench",
                    Set.of(
                            "chips",
                            "core",
                            "flights",
                            "ingestion",
                            "monitoring",
                            "streams",
                            "store",
                            "local",
                            "evidence.ledger")),
            Map.entry("deploy/bench/cassandra", Set.of("core")));

    /** Modules that may see Spark, Hadoop and Iceberg, each with what for. Every other module binds the ban. */
    static final Map<String, String> WITH_SPARK = new TreeMap<>(Map.of(
            "ingestion", "is their home",
            "cluster", "goes to a cluster of Spark",
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
