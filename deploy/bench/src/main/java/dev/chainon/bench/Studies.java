package dev.chainon.bench;

import dev.chainon.bench.balance.BalanceStudy;
import dev.chainon.bench.chips.ChipsStudy;
import dev.chainon.bench.clusters.ClustersStudy;
import dev.chainon.bench.distributed.DistributedStudy;
import dev.chainon.bench.drift.DriftStudy;
import dev.chainon.bench.drift.SketchesStudy;
import dev.chainon.bench.ingestion.IngestionStudy;
import dev.chainon.bench.loops.LoopsStudy;
import dev.chainon.bench.serving.ServingStudy;
import dev.chainon.bench.stores.StoresStudy;
import dev.chainon.bench.training.TrainingStudy;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The studies by the name that is typed after {@code ./chainon bench}. */
final class Studies {

    private static final Map<String, Supplier<Study>> NAMED = new TreeMap<>(Map.<String, Supplier<Study>>ofEntries(
            Map.entry("ablation", AblationStudy::new),
            Map.entry("balance", BalanceStudy::new),
            Map.entry("bias", BiasStudy::new),
            Map.entry("chips", ChipsStudy::new),
            Map.entry("clusters", ClustersStudy::new),
            Map.entry("distributed", DistributedStudy::new),
            Map.entry("drift", DriftStudy::new),
            Map.entry("elt", EltStudy::new),
            Map.entry("fuzz", FuzzStudy::new),
            Map.entry("ingestion", IngestionStudy::new),
            Map.entry("loops", LoopsStudy::new),
            Map.entry("serving", ServingStudy::new),
            Map.entry("sketches", SketchesStudy::new),
            Map.entry("stores", StoresStudy::new),
            Map.entry("training", TrainingStudy::new)));

    private Studies() {}

    static Optional<Study> named(String name) {
        return Optional.ofNullable(NAMED.get(name)).map(Supplier::get);
    }

    static Set<String> names() {
        return NAMED.keySet();
    }
}
