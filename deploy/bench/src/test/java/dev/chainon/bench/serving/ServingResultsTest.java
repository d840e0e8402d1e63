package dev.chainon.bench.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.chainon.evidence.record.Criterion;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the kept results of serving say. Without a kept result nothing is shown: {@code ./chainon bench serving} makes it. */
class ServingResultsTest {

    private static final Path RESULTS =
            Path.of(System.getProperty("chainon.root")).resolve("bench/results");

    @Test
    @Criterion("B2Cr6.micro-batching")
    void oneRunForATurn_answersMore_andALoneRequestIsAnsweredAtOnce() throws IOException {
        JsonNode result = result("speed");

        assertThat(figure(result, "serving.ratio.alone")).isGreaterThan(1.1);
        assertThat(figure(result, "serving.http.single.p50.us")).isLessThanOrEqualTo(120);
    }

    @Test
    @Criterion("B2Cr6.speed")
    void answersHalfAsManyAsTheEchoAtLeast_withinTenMilliseconds() throws IOException {
        JsonNode result = result("speed");

        assertThat(figure(result, "serving.ratio.echo")).isGreaterThanOrEqualTo(0.5);
        assertThat(figure(result, "serving.http.p99.ms")).isLessThanOrEqualTo(10);
    }

    /** At even paces: the percentiles hold up to half of the capacity, where a replica should be kept, and nothing is lost or refused up to nine tenths. */
    @Test
    @Criterion("B2Cr8.ramp")
    void percentilesHoldOnTheRamp() throws IOException {
        JsonNode result = result("load");

        assertThat(result.path("details").path("levels"))
                .filteredOn(level -> level.path("share").asInt() <= 90)
                .hasSizeGreaterThanOrEqualTo(4)
                .allSatisfy(level -> {
                    assertThat(level.path("lost").asInt(-1)).isZero();
                    assertThat(level.path("unsent").asDouble(Double.NaN)).isZero();
                    assertThat(level.path("refused").asDouble(Double.NaN)).isZero();
                });
        assertThat(figure(result, "serving.load.25.p99.ms")).isLessThanOrEqualTo(10);
        assertThat(figure(result, "serving.load.50.p99.ms")).isLessThanOrEqualTo(10);
    }

    /** Half as much again as it can, in requests of many rows: what it does not answer it refuses, it loses nothing, and it is itself again right after. */
    @Test
    @Criterion("B2Cr8.spike")
    void moreThanItCan_isAnsweredOrRefusedAndNotLost() throws IOException {
        JsonNode result = result("load");

        assertThat(result.path("details").path("levels"))
                .filteredOn(level ->
                        level.path("share").asInt() > 100 && level.path("rows").asInt() > 1)
                .hasSize(1)
                .allSatisfy(level -> {
                    assertThat(level.path("lost").asInt(-1)).isZero();
                    assertThat(level.path("refused").asDouble(Double.NaN)).isPositive();
                    assertThat(level.path("answered").asDouble(Double.NaN))
                            .isGreaterThan(figure(result, "serving.load.capacity.rows") / 2);
                });
        assertThat(figure(result, "serving.load.after.p99.ms")).isLessThanOrEqualTo(10);
    }

    @Test
    @Criterion("B2Cr8.soak")
    void nothingGrowsInTenMinutes() throws IOException {
        JsonNode result = result("soak");

        assertThat(figure(result, "serving.soak.minutes")).isGreaterThanOrEqualTo(10);
        assertThat(figure(result, "serving.soak.failed")).isZero();
        assertThat(figure(result, "serving.soak.growth.heap.mb")).isLessThan(2);
        assertThat(figure(result, "serving.soak.growth.rss.mb")).isLessThan(20);
        assertThat(figure(result, "serving.soak.growth.threads")).isLessThanOrEqualTo(0);
        assertThat(figure(result, "serving.soak.growth.descriptors")).isLessThanOrEqualTo(0);
    }

    private static JsonNode result(String part) throws IOException {
        Path file = RESULTS.resolve("serving-" + part + ".json");
        assumeThat(file).exists();
        return new ObjectMapper().readTree(file.toFile());
    }

    private static double figure(JsonNode result, String id) {
        return result.path("figures").path(id).asDouble(Double.NaN);
    }
}
