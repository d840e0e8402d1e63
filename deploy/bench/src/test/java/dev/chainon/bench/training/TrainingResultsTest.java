package dev.chainon.bench.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.typesafe.config.ConfigFactory;
import dev.chainon.evidence.record.Criterion;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the kept results of training say. Without a kept result nothing is shown: {@code ./chainon bench training} makes it. */
class TrainingResultsTest {

    private static final Path RESULTS =
            Path.of(System.getProperty("chainon.root")).resolve("bench/results");

    @Test
    @Criterion("B2Cr5.cpu")
    void learnsAtLeastAsFastAsScikitLearn_measuredInTheSameRun() throws IOException {
        JsonNode result = result("speed");

        assertThat(figure(result, "training.ratio.sklearn.1024")).isGreaterThanOrEqualTo(1);
        assertThat(figure(result, "training.ratio.sklearn.4096")).isGreaterThanOrEqualTo(1);
    }

    /** What boosted trees were seen to reach on the same rows. */
    @Test
    @Criterion("B2Cr1.network")
    void reachesOnMayWhatTreesReach_asTheMeanOfFiveSeeds() throws IOException {
        JsonNode result = result("quality");

        assertThat(result.path("details").path("runs")).hasSizeGreaterThanOrEqualTo(5);
        assertThat(figure(result, "training.may.auc")).isBetween(0.894, 0.905);
        assertThat(figure(result, "training.may.prauc")).isGreaterThanOrEqualTo(0.744);
        assertThat(figure(result, "training.may.logloss")).isLessThanOrEqualTo(0.265);
        assertThat(figure(result, "training.may.brier")).isLessThanOrEqualTo(0.0763);
        assertThat(figure(result, "training.may.ece")).isLessThanOrEqualTo(0.007);
        assertThat(figure(result, "training.may.onnx.maxdiff")).isLessThanOrEqualTo(1e-5);
    }

    /**
     * On each rolling origin beside trees grown on all the rows: no paired interval over the days puts the network behind, in AUC or in log loss.
     */
    @Test
    @Criterion("B2Cr1.beats-control")
    void isNotWorseThanTreesAtFullStrength_onAnyRollingOrigin() throws IOException {
        JsonNode result = result("origins");

        assertThat(result.path("details").path("origins"))
                .extracting(origin -> origin.path("month").asText())
                .containsExactly("2001-03", "2001-04", "2001-05");
        assertThat(result.path("details").path("origins")).allSatisfy(origin -> {
            assertThat(origin.path("trees.rows").asDouble())
                    .isEqualTo(origin.path("rows.train").asDouble());
            assertThat(origin.path("gain.auc.high").asDouble(Double.NaN)).isGreaterThan(0);
            assertThat(origin.path("gain.logloss.low").asDouble(Double.NaN)).isLessThan(0);
        });
    }

    /** The demonstration calibrates if, and only if, the calibration that it has was measured to pay on the rolling origins taken together. */
    @Test
    @Criterion("B2Cr1.network")
    void theDemonstrationCalibratesWhereItWasMeasuredToPay_andOnlyThere() throws IOException {
        JsonNode result = result("calibration");
        Path settings =
                Path.of(System.getProperty("chainon.root")).resolve("training/src/main/resources/reference.conf");
        int days = ConfigFactory.parseFile(settings.toFile()).getInt("chainon.training.calibration-days");

        assertThat(result.path("details").path("months")).hasSize(3);
        assertThat(result.path("details").path("tried"))
                .filteredOn(each -> each.path("name").asText().equals("seen.shift"))
                .singleElement()
                .satisfies(each -> assertThat(each.path("pays").asBoolean()).isEqualTo(days > 0));
    }

    /** Early stopping keeps a pass that is no worse than the last of many. */
    @Test
    @Criterion("B2Cr1.network")
    void earlyStoppingIsNoWorseThanManyPasses() throws IOException {
        JsonNode tried = result("stopping").path("details").path("tried");

        assertThat(tried).hasSize(3);
        assertThat(tried.path(1).path("logloss").asDouble(1))
                .isLessThanOrEqualTo(tried.path(2).path("logloss").asDouble());
    }

    private static JsonNode result(String part) throws IOException {
        Path file = RESULTS.resolve("training-" + part + ".json");
        assumeThat(file).exists();
        return new ObjectMapper().readTree(file.toFile());
    }

    private static double figure(JsonNode result, String id) {
        return result.path("figures").path(id).asDouble(Double.NaN);
    }
}
