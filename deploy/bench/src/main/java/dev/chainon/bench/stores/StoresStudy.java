package dev.chainon.bench.stores;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chainon.bench.Findings;
import dev.chainon.bench.Study;
import dev.chainon.bench.StudyPages;
import dev.chainon.bench.Workbench;
import dev.chainon.local.process.Failure;
import dev.chainon.local.process.Home;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Relational or distributed: this project's own load on PostgreSQL and on Cassandra, with nodes killed, in one run. */
public final class StoresStudy implements Study {

    private static final long MEMORY_MB = 6_000;

    @Override
    public Findings run(Workbench bench) throws Exception {
        if (!System.getProperty("os.name").contains("Linux")) {
            throw new Failure("This study needs Linux: three nodes listen on 127.0.0.1, 127.0.0.2 and 127.0.0.3.");
        }
        if (FreeMemory.megabytes() < MEMORY_MB) {
            throw new Failure(
                    "This study needs " + MEMORY_MB + " MB of free memory, there are " + FreeMemory.megabytes() + ".");
        }
        Home home = new Home(bench.home().code(), bench.scratch("stores"));
        Workload workload = new Workload((int) bench.option("rows", 4_000), (int) bench.option("reads", 1_000));
        Sheet sheet = new Sheet();
        new PostgresPart(bench, home, workload, sheet).run();
        CassandraPart cassandra = new CassandraPart(bench, home, workload, sheet);
        cassandra.oneNode();
        cassandra.threeNodes();
        ObjectNode details = JsonNodeFactory.instance.objectNode();
        details.put("rows", workload.rows());
        details.put("reads", workload.reads());
        details.put("batch", Load.BATCH);
        details.put("writers", Load.WRITERS);
        details.put("warmBatches", Workload.WARM_BATCHES);
        details.put("rounds", Workload.ROUNDS);
        details.put("heapMb", CassandraNode.HEAP_MB);
        details.set("decision", Decision.of(sheet.figures()).json());
        return new Findings(sheet.figures(), details);
    }

    @Override
    public List<String> subjects() {
        return List.of("store", "deploy/bench/cassandra");
    }

    @Override
    public Optional<StudyPages> pages() {
        return Optional.of(new StudyPages("stores", StoresStudy.class));
    }

    /** A load of another size is not the one of the pages. */
    @Override
    public boolean partial(Map<String, String> options) {
        return !options.isEmpty();
    }
}
