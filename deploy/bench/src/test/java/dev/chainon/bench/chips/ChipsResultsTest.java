package dev.chainon.bench.chips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.chainon.chips.Provider;
import dev.chainon.chips.advice.Advice;
import dev.chainon.chips.advice.Job;
import dev.chainon.evidence.record.Criterion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the kept result of the study of chips says. Without a kept result nothing is shown: {@code ./chainon bench chips} makes it. */
class ChipsResultsTest {

    private static final Path RESULT =
            Path.of(System.getProperty("chainon.root")).resolve("bench/results/chips.json");

    /** Scores of one model on another chip; of another training on another chip the AUC. */
    private static final double SAME_SCORES = 1e-4;

    private static final double SAME_AUC = 0.002;

    private JsonNode details;

    @BeforeEach
    void needsAResult() throws IOException {
        assumeThat(RESULT).exists();
        details = new ObjectMapper().readTree(RESULT.toFile()).path("details");
    }

    private Stream<JsonNode> rows(String kind) {
        List<JsonNode> rows = new ArrayList<>();
        details.path(kind).forEach(rows::add);
        return rows.stream();
    }

    private Stream<JsonNode> measured(String kind) {
        return rows(kind).filter(row -> !row.has("absent"));
    }

    @Test
    @Criterion("B2Cr5.gain-loss")
    void everySettingOfTheProcessorIsMeasuredInOneRun_withItsGainAndItsLoss() {
        assertThat(measured("training").map(row -> row.path("id").asText()))
                .contains("flat.generic.1", "graph.generic.1");
        assertThat(measured("serving").map(row -> row.path("id").asText())).contains("serve.cpu.1");
        assertThat(measured("training")).allSatisfy(row -> {
            assertThat(figure(row, "rows.per.second")).isPositive();
            assertThat(figure(row, "start.seconds")).isPositive();
            assertThat(Math.abs(figure(row, "auc.change")))
                    .as(row.path("id").asText())
                    .isLessThan(SAME_AUC);
        });
        assertThat(measured("serving")).allSatisfy(row -> {
            assertThat(figure(row, "batch.1.p99.us")).isGreaterThanOrEqualTo(figure(row, "batch.1.p50.us"));
            assertThat(figure(row, "maxdiff")).as(row.path("id").asText()).isLessThan(SAME_SCORES);
        });
    }

    @Test
    @Criterion("B2Cr5.gain-loss")
    void aBuildThatWasAskedForIsTheOneThatWasLoaded() {
        assertThat(measured("training").filter(row -> row.path("chip").asText().equals("cpu")))
                .allSatisfy(row -> {
                    String library = row.path("library").asText();
                    assertThat(row.path("loaded").asText())
                            .endsWith(library.equals("generic") ? "x86_64" : "-" + library);
                });
    }

    @Test
    @Criterion("B2Cr5.transfer")
    void transferIsMeasuredApartFromTheComputation() {
        assertThat(measured("training")).allSatisfy(row -> {
            assertThat(figure(row, "transfer.to.bytes.per.second")).isPositive();
            assertThat(figure(row, "transfer.from.bytes.per.second")).isPositive();
        });
        assertThat(measured("serving")).allSatisfy(row -> assertThat(figure(row, "batch.4096.transfer.us"))
                .isBetween(0.0, figure(row, "batch.4096.mean.us")));
    }

    @Test
    @Criterion("B2Cr5.absent-is-absent")
    void everyChipIsMeasuredOrAbsentWithItsReason_neverBoth() {
        assertThat(rows("training").map(row -> row.path("id").asText())).contains("graph.cuda.1");
        for (Provider provider : Provider.values()) {
            assertThat(rows("serving").map(row -> row.path("id").asText())).contains("serve." + provider.key() + ".1");
        }
        assertThat(Stream.concat(rows("training"), rows("serving")))
                .allSatisfy(row -> assertThat(row.has("absent")).isNotEqualTo(row.has("figures")));
        assertThat(Stream.concat(rows("training"), rows("serving")).filter(row -> row.has("absent")))
                .allSatisfy(row -> assertThat(row.path("absent").asText()).isNotBlank());
        boolean counted =
                measured("training").allMatch(row -> row.path("figures").has("joules.per.million.rows"));
        assertThat(details.path("energyAbsent").asText().isEmpty()).isEqualTo(counted);
    }

    @Test
    @Criterion("B2Cr5.placement")
    void theAdvisorChoosesAmongWhatWasMeasured_andNothingElse() {
        Measures measures = Measures.of(details);
        for (long rows : new long[] {1_000, 100_000, 10_000_000}) {
            Advice advice = measures.advisor().advise(new Job(rows, 1, 100, 0.01, measures.cores(), true));
            assertThat(measured("training").map(row -> row.path("id").asText()))
                    .contains(advice.train().orElseThrow().id());
            assertThat(measured("serving").map(row -> row.path("id").asText()))
                    .contains(advice.serve().orElseThrow().id());
        }
    }

    @Test
    @Criterion("B2Cr5.gpu")
    void aGpuTrainsTheSameModel_andItsGainIsMeasured() {
        List<JsonNode> gpu = measured("training")
                .filter(row -> row.path("chip").asText().equals("gpu"))
                .toList();
        assumeThat(gpu).as("the result was measured on a machine without a GPU").isNotEmpty();

        assertThat(gpu).allSatisfy(row -> {
            assertThat(Math.abs(figure(row, "auc.change"))).isLessThan(SAME_AUC);
            assertThat(figure(row, "rows.per.second")).isPositive();
        });
    }

    @Test
    @Criterion("B2Cr5.npu")
    void anNpuPredictsTheSame() {
        List<JsonNode> npu = measured("serving")
                .filter(row -> row.path("chip").asText().equals("npu"))
                .toList();
        assumeThat(npu)
                .as("the result was measured on a machine without an NPU")
                .isNotEmpty();

        assertThat(npu).allSatisfy(row -> assertThat(Math.abs(figure(row, "auc.change")))
                .isLessThan(SAME_AUC));
    }

    private static double figure(JsonNode row, String key) {
        return row.path("figures").path(key).asDouble(Double.NaN);
    }
}
