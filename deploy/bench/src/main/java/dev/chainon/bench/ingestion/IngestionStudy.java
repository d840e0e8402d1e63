package dev.chainon.bench.ingestion;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.chainon.bench.Findings;
import dev.chainon.bench.Study;
import dev.chainon.bench.StudyPages;
import dev.chainon.bench.Testbed;
import dev.chainon.bench.Workbench;
import dev.chainon.bench.stream.StreamMeasures;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The way from raw to features by batch, and from raw to clean by stream.
 *
 * <p>Options: {@code only} (one of the parts); {@code rounds} (3) of load and floor; {@code copies} (10) of the history in the large load, 1 leaves
 * it out; {@code seconds} (60) of each measurement of the stream; {@code events} (1,000,000) that are damaged; {@code jvm}, options of the stream's
 * JVM.
 */
public final class IngestionStudy implements Study {

    @Override
    public List<String> parts() {
        return List.of("batch", "pace", "sustained", "killed", "fuzzed");
    }

    @Override
    public List<String> subjects() {
        return List.of("deploy/apps/pipeline", "deploy/bench/src/main/java/dev/chainon/bench/stream");
    }

    @Override
    public Optional<StudyPages> pages() {
        return Optional.of(new StudyPages("ingestion", IngestionStudy.class));
    }

    /** A shorter measurement, or one of another stream, is not the one of the pages. */
    @Override
    public boolean partial(Map<String, String> options) {
        return options.keySet().stream().anyMatch(List.of("seconds", "events", "jvm", "rounds", "copies")::contains);
    }

    @Override
    public Findings run(Workbench bench) throws Exception {
        String part = bench.options().getOrDefault(ONLY, "");
        try (Testbed bed = Testbed.start(bench, "ingestion")) {
            if (part.equals("batch")) {
                Batch batch = new Batch(bench, bed);
                batch.run((int) bench.option("rounds", 3), (int) bench.option("copies", 10));
                return new Findings(batch.figures(), new ObjectMapper().valueToTree(batch.details()));
            }
            StreamMeasures stream = new StreamMeasures(bench, bed);
            return switch (part) {
                case "pace" -> stream.pace();
                case "sustained" -> stream.sustained();
                case "killed" -> stream.killed();
                case "fuzzed" -> stream.fuzzed();
                default -> throw new IllegalArgumentException("the study has no part '" + part + "'");
            };
        }
    }
}
