package dev.chainon.bench.ingestion;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.chainon.bench.Findings;
import dev.chainon.bench.Study;
import dev.chainon.bench.StudyPages;
import dev.chainon.bench.Workbench;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The way from raw to features by batch, and from raw to clean by stream.
 *
 * <p>Options: {@code rounds} (3) of load and floor; {@code copies} (10) of the history in the large load, 1 leaves it out.
 */
public final class IngestionStudy implements Study {

    @Override
    public Optional<StudyPages> pages() {
        return Optional.of(new StudyPages("ingestion", IngestionStudy.class));
    }

    @Override
    public Findings run(Workbench bench) throws Exception {
        try (Testbed bed = Testbed.start(bench, "ingestion")) {
            Batch batch = new Batch(bench, bed);
            batch.run((int) bench.option("rounds", 3), (int) bench.option("copies", 10));
            Map<String, Double> figures = new LinkedHashMap<>(batch.figures());
            return new Findings(figures, new ObjectMapper().valueToTree(batch.details()));
        }
    }
}
