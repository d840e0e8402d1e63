package dev.chainon.bench.ingestion;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.chainon.bench.Findings;
import dev.chainon.bench.Study;
import dev.chainon.bench.StudyPages;
import dev.chainon.bench.Workbench;
import dev.chainon.bench.stream.StreamMeasures;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The way from raw to features by batch, and from raw to clean by stream.
 *
 * <p>Options: {@code only} (one of batch, pace, sustained, killed, fuzzed; all where it is not given); {@code rounds} (3) of load and floor;
 * {@code copies} (10) of the history in the large load, 1 leaves it out; {@code seconds} (60) of each measurement of the stream; {@code events}
 * (1,000,000) that are damaged.
 */
public final class IngestionStudy implements Study {

    private static final Set<String> STREAM = Set.of("pace", "sustained", "killed", "fuzzed");

    @Override
    public Optional<StudyPages> pages() {
        return Optional.of(new StudyPages("ingestion", IngestionStudy.class));
    }

    @Override
    public boolean partial(Map<String, String> options) {
        return options.containsKey("only");
    }

    @Override
    public Findings run(Workbench bench) throws Exception {
        String only = bench.options().getOrDefault("only", "");
        if (!only.isEmpty() && !only.equals("batch") && !STREAM.contains(only)) {
            throw new IllegalArgumentException("the option only must be batch or one of " + STREAM + ", not " + only);
        }
        Map<String, Double> figures = new LinkedHashMap<>();
        Map<String, Object> details = new LinkedHashMap<>();
        try (Testbed bed = Testbed.start(bench, "ingestion")) {
            if (only.isEmpty() || only.equals("batch")) {
                Batch batch = new Batch(bench, bed);
                batch.run((int) bench.option("rounds", 3), (int) bench.option("copies", 10));
                figures.putAll(batch.figures());
                details.putAll(batch.details());
            }
            if (!only.equals("batch")) {
                figures.putAll(stream(bench, bed, only));
            }
        }
        return new Findings(figures, new ObjectMapper().valueToTree(details));
    }

    private static Map<String, Double> stream(Workbench bench, Testbed bed, String only) throws Exception {
        Duration length = Duration.ofSeconds(bench.option("seconds", 60));
        Duration warmUp = length.dividedBy(2);
        StreamMeasures measures = new StreamMeasures(bench, bed);
        measures.prepare();
        if (only.isEmpty() || only.equals("pace")) {
            measures.pace(warmUp, length);
        }
        if (only.isEmpty() || only.equals("sustained")) {
            measures.sustained(warmUp, length);
        }
        if (only.isEmpty() || only.equals("killed")) {
            measures.killed(length);
        }
        if (only.isEmpty() || only.equals("fuzzed")) {
            measures.fuzzed(bench.option("events", 1_000_000));
        }
        return measures.figures();
    }
}
