package dev.chainon.bench.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chainon.bench.StudyPages;
import dev.chainon.evidence.record.Criterion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoresStudyTest {

    private static final Path ROOT = Path.of(System.getProperty("chainon.root", "../.."));
    private static final Map<String, String> NAMES = Map.of(
            "postgres", "PostgreSQL seul",
            "postgres.sync", "PostgreSQL, réplique attendue",
            "cassandra1", "Cassandra, 1 nœud",
            "cassandra3.quorum", "Cassandra, 3 nœuds, QUORUM");

    private static JsonNode result() throws IOException {
        assumeThat(ROOT.resolve("bench/results/stores.json"))
                .as("the study's result: run ./chainon bench stores")
                .exists();
        return new ObjectMapper()
                .readTree(ROOT.resolve("bench/results/stores.json").toFile());
    }

    private static Map<String, Double> figures() throws IOException {
        Map<String, Double> figures = new HashMap<>();
        result().path("figures")
                .fields()
                .forEachRemaining(e -> figures.put(e.getKey(), e.getValue().asDouble()));
        return figures;
    }

    private static String page() throws IOException {
        result();
        return Files.readString(ROOT.resolve("docs/studies/stores.fr.md"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgres",
                "postgres.async",
                "postgres.sync",
                "cassandra1",
                "cassandra3.one",
                "cassandra3.quorum"
            })
    @Criterion("B3Cr1.measured")
    void everySystemRanTheWholeLoadInTheOneRun(String system) throws IOException {
        assertThat(result().path("details").path("rows").asInt()).isGreaterThanOrEqualTo(4_000);
        for (String figure : List.of(
                "writes.per.second",
                "board.p50.ms",
                "board.p99.ms",
                "byid.p99.ms",
                "scan.rows.per.second",
                "mix.operations.per.second")) {
            assertThat(figures().getOrDefault("stores." + system + "." + figure, 0.0))
                    .as(figure)
                    .isPositive();
        }
    }

    @Test
    @Criterion("B3Cr1.node-loss")
    void everyKillWasUnderLoad_andWhatWasWaitedForIsThere() throws IOException {
        for (String system : List.of("postgres", "postgres.sync", "cassandra1", "cassandra3.quorum")) {
            assertThat(figures().get("stores." + system + ".acknowledged"))
                    .as(system)
                    .isGreaterThan(1_000);
            assertThat(figures().get("stores." + system + ".lost.acknowledged"))
                    .as(system)
                    .isZero();
        }
        assertThat(figures().get("stores.cassandra3.two.lost.quorum.reads")).isZero();
    }

    @Test
    @Criterion("B3Cr1.both-readings")
    void thePageAnswersBothReadingsOfTheAcronym() throws IOException {
        assertThat(page())
                .contains("R comme «\u00a0répartie\u00a0»", "relationnelle ou répartie", "PostgreSQL contre Cassandra")
                .contains(
                        "R comme «\u00a0relationnel\u00a0»",
                        "un SGBD quelconque ou un SGBD relationnel",
                        "à distribution égale");
    }

    @Test
    @Criterion("B3Cr1.decision")
    void theDecisionOfThePageIsTheOneTheFiguresGive() throws IOException {
        Decision decision = Decision.of(figures());

        assertThat(page())
                .contains("**Sur une machine\u00a0: " + NAMES.get(decision.one()) + ".**")
                .contains("arrêter le service\u00a0: " + NAMES.get(decision.survivor()) + ".**")
                .contains("## Coût et services gérés", "Coût d’un service géré =", "Ce qui lie au fournisseur");
    }

    @Test
    void theDecisionFollowsTheFigures() {
        Map<String, Double> figures = new HashMap<>();
        for (String system : List.of("postgres", "postgres.sync", "cassandra1", "cassandra3.quorum")) {
            figures.put("stores." + system + ".lost.acknowledged", 0.0);
            figures.put("stores." + system + ".writes.per.second", 9_999.0);
            figures.put("stores." + system + ".pss.mb", system.startsWith("postgres") ? 100.0 : 900.0);
        }
        assertThat(Decision.of(figures)).isEqualTo(new Decision("postgres", "postgres.sync"));

        figures.put("stores.postgres.sync.lost.acknowledged", 1.0);
        figures.put("stores.postgres.writes.per.second", 10.0);
        assertThat(Decision.of(figures)).isEqualTo(new Decision("cassandra1", "cassandra3.quorum"));

        figures.remove("stores.cassandra1.pss.mb");
        assertThatThrownBy(() -> Decision.of(figures)).hasMessageContaining("stores.cassandra1.pss.mb");
    }

    /** The templates ask for figures by name: each name they ask for is one the study gives. */
    @Test
    void thePagesAskOnlyForFiguresOfTheStudy() throws IOException {
        StudyPages pages = new StoresStudy().pages().orElseThrow();
        ObjectMapper json = new ObjectMapper();
        ObjectNode planted = json.createObjectNode()
                .put("command", "c")
                .put("commit", "c")
                .put("machine", "m")
                .put("started", "2026-01-01T00:00:00Z")
                .put("seconds", 1.5);
        ObjectNode details = planted.putObject("details")
                .put("rows", 1)
                .put("reads", 1)
                .put("batch", 1)
                .put("writers", 1);
        details.put("warmBatches", 1)
                .put("rounds", 3)
                .put("heapMb", 1)
                .set("decision", new Decision("postgres", "postgres.sync").json());
        ObjectNode figures = planted.putObject("figures");
        Files.readAllLines(Path.of("src/test/resources/dev/chainon/bench/stores/figures.txt"))
                .forEach(name -> figures.put(name, 1_234.5));

        assertThat(pages.of(planted))
                .containsKeys("stores.fr.md", "stores.md", "stores-writes.fr.svg", "stores-memory.en.svg");
        assertThat(pages.of(planted).get("stores.fr.md"))
                .contains("**Sur une machine\u00a0: PostgreSQL seul.**")
                .doesNotContain(" ;", " :", " ?", "« ");
    }
}
