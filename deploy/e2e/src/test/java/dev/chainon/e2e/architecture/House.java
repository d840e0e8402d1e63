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
            Map.entry("lineage", Set.of("core")),
            Map.entry("ingestion", Set.of("core", "streams")),
            Map.entry("training", Set.of("core", "registry")),
            Map.entry("serving", Set.of("core", "registry", "streams", "store")),
            Map.entry("monitoring", Set.of("core", "metrics", "streams", "store")),
            Map.entry("console", Set.of("core", "store", "evidence.report")),
            Map.entry("evidence.ledger", Set.of()),
            Map.entry("evidence.record", Set.of("evidence.ledger")),
            Map.entry("evidence.report", Set.of("core", "evidence.ledger")));

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
        Set<String> others = new TreeSet<>(ROOMS.values());
        others.addAll(Set.of("apps", "local"));
        others.remove(room);
        others.removeAll(ARROWS.get(room));
        return others;
    }
}
