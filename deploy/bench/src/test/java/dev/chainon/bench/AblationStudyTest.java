package dev.chainon.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.flights.Flights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the kept result and its page say. Without a kept result nothing is shown: {@code ./chainon bench ablation} makes it. */
class AblationStudyTest {

    private static final Path ROOT = Path.of(System.getProperty("chainon.root"));
    private static final Path RESULT = ROOT.resolve("bench/results/ablation.json");
    private static final Map<String, List<String>> FAMILIES =
            new Flights().features().families();

    @BeforeEach
    void needsAResult() {
        assumeThat(RESULT).exists();
    }

    @Test
    @Criterion("B3Cr6.enrichment-gain")
    void measuresTheGainOfEachFamily_onTheRealRows() throws IOException {
        JsonNode details = new ObjectMapper().readTree(RESULT.toFile()).path("details");

        assertThat(details.path("validation").asInt()).as("rows of May").isGreaterThan(500_000);
        assertThat(details.path("train").asInt()).isGreaterThan(200_000);
        FAMILIES.forEach((family, features) -> {
            assertThat(details.path("families").path(family)).hasSameSizeAs(features);
            for (String model : List.of("network", "linear")) {
                for (String metric : List.of("auc", "logloss")) {
                    JsonNode gain = details.at("/models/" + model + "/gains/" + family + "/" + metric);
                    assertThat(gain.path("value").asDouble(Double.NaN))
                            .as("%s of %s by %s", metric, family, model)
                            .isBetween(
                                    gain.path("low").asDouble(),
                                    gain.path("high").asDouble());
                }
            }
        });
        assertThat(details.at("/models/network/all/auc").asDouble())
                .as("the model that is ablated is a good one")
                .isBetween(0.869, 0.905);
    }

    @Test
    @Criterion("B3Cr6.enrichment-gain")
    void saysWhichFamilyEarnsItsPlace_asTheIntervalAndTheSeedsSay() throws IOException {
        JsonNode details = new ObjectMapper().readTree(RESULT.toFile()).path("details");
        double spread = details.at("/seeds/auc").asDouble();
        List<String> rows = Files.readAllLines(ROOT.resolve("docs/studies/ablation.md")).stream()
                .filter(line -> line.endsWith(" | **earns its place** |")
                        || line.endsWith(" | **does harm** |")
                        || line.endsWith(" | undecided |"))
                .toList();

        assertThat(rows).hasSameSizeAs(FAMILIES.keySet());
        int row = 0;
        for (Map.Entry<String, JsonNode> family :
                details.at("/models/network/gains").properties()) {
            JsonNode auc = family.getValue().path("auc");
            double value = auc.path("value").asDouble();
            boolean earns = auc.path("low").asDouble() > 0 && value > spread;
            boolean harms = auc.path("high").asDouble() < 0 && -value > spread;
            assertThat(rows.get(row++))
                    .as(family.getKey())
                    .endsWith(earns ? "| **earns its place** |" : harms ? "| **does harm** |" : "| undecided |");
        }
    }

    @Test
    void noFeatureIsLeftOut() {
        Set<String> covered = new HashSet<>();
        FAMILIES.values().forEach(covered::addAll);

        assertThat(covered)
                .containsExactlyInAnyOrderElementsOf(new Flights().features().names());
    }
}
