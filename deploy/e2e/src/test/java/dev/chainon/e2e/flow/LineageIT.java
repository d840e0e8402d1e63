package dev.chainon.e2e.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.chainon.core.lineage.Dataset;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.lineage.EventSchema;
import dev.chainon.lineage.LineageFolder;
import dev.chainon.lineage.LineageGraph;
import dev.chainon.streams.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The lineage that the processes of one demonstration tell, as one graph. */
@ExtendWith(SharedDemonstration.class)
class LineageIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static Demonstration demonstration;
    private static Topics topics;

    @BeforeAll
    static void look(Demonstration running) {
        demonstration = running;
        topics = new FlightTrail(running).topics();
    }

    @Test
    @Criterion("B2Cr9.lineage")
    void everyProcessTellsItsLineage_andTheGraphGoesFromTheSourceToTheStoredPredictions() throws Exception {
        String stored = Dataset.table(demonstration.settings("monitor").getString("runtime.url"), "runtime.prediction")
                .key();
        LineageFolder told = LineageFolder.of(demonstration.state());
        demonstration.await(
                "lineage of the stored predictions",
                () -> LineageGraph.of(told.events()).datasets().containsKey(stored));
        LineageGraph graph = LineageGraph.of(told.events());

        EventSchema schema = new EventSchema();
        for (Path file : lineageFiles()) {
            assertThat(Files.readAllLines(file))
                    .as("%s", file)
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(schema.faults(line)).as(line).isEmpty());
        }
        assertThat(graph.jobs())
                .containsKeys(
                        "history.landing",
                        "history.clean",
                        "history.features",
                        "history.training-set",
                        "history.feed",
                        "history.snapshot",
                        "training.train",
                        "training.promote",
                        "stream.purify",
                        "serving.predict",
                        "monitoring.predictions",
                        "replay");
        assertThat(graph.upstream(stored))
                .extracting(data -> Path.of(data.name()).getFileName().toString())
                .contains(
                        topics.predictions(),
                        topics.clean(),
                        topics.raw(),
                        "1",
                        Files.readString(demonstration.state().resolve("training/latest"))
                                .strip(),
                        "features",
                        "clean",
                        "landing",
                        "flights-3m.parquet");
        JsonNode history = JSON.readTree(
                demonstration.state().resolve("results/ingest.json").toFile());
        assertThat(rows(graph, "landing"))
                .isEqualTo(history.path("history.rows.in").asLong());
        assertThat(rows(graph, "clean"))
                .isEqualTo(history.path("history.events").asLong());
        assertThat(rows(graph, "quarantine"))
                .isEqualTo(history.path("history.rows.quarantined").asLong())
                .isPositive();
    }

    private static List<Path> lineageFiles() throws IOException {
        try (Stream<Path> files = Files.list(demonstration.state().resolve("lineage"))) {
            return files.toList();
        }
    }

    private static long rows(LineageGraph graph, String table) {
        return graph.datasets().values().stream()
                .filter(data -> data.facts().alias().isPresent() && data.name().endsWith("/" + table))
                .findFirst()
                .orElseThrow()
                .facts()
                .rows()
                .orElseThrow();
    }
}
