package dev.chainon.bench.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.chainon.evidence.record.Criterion;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the kept results of the stream say. Without a kept result nothing is shown: {@code ./chainon bench ingestion} makes it. */
class StreamResultsTest {

    private static final Path RESULTS =
            Path.of(System.getProperty("chainon.root")).resolve("bench/results");

    @Test
    @Criterion("B2Cr8.stream")
    void losesNothing_atThePaceOfTheReplay() throws IOException {
        JsonNode result = result("pace");

        assertThat(figure(result, "stream.clean.lost")).isZero();
        assertThat(answered(result)).isEqualTo(sent(result)).isGreaterThanOrEqualTo(1_205 * 60);
        assertThat(result.path("figures").has("stream.roundtrip.p50.ms"))
                .as("the peer was measured in the same run")
                .isTrue();
    }

    @Test
    @Criterion("B2Cr8.stream")
    void losesNothing_atTwentyThousandASecondForAMinute() throws IOException {
        JsonNode result = result("sustained");

        assertThat(figure(result, "ingestion.lost")).isZero();
        assertThat(answered(result)).isEqualTo(sent(result)).isGreaterThanOrEqualTo(20_000 * 60);
    }

    @Test
    @Criterion("B3Cr5.exactly-once")
    void aReaderSeesEachEventOnceAndInOrder_afterAKillAtFiveThousandASecond() throws IOException {
        JsonNode result = result("killed");

        assertThat(figure(result, "ingestion.killed.lost")).isZero();
        assertThat(figure(result, "ingestion.killed.doubled")).isZero();
        assertThat(figure(result, "ingestion.killed.disordered")).isZero();
        assertThat(figure(result, "ingestion.killed.missing")).isZero();
        assertThat(figure(result, "ingestion.killed.repeated"))
                .as("it was killed in mid-batch")
                .isPositive();
    }

    @Test
    @Criterion("B3Cr5.survives-dirt")
    void answersEachOfAMillionDamagedRecords() throws IOException {
        JsonNode result = result("fuzzed");

        assertThat(figure(result, "ingestion.fuzz.crashes")).isZero();
        assertThat(answered(result)).isEqualTo(sent(result)).isGreaterThanOrEqualTo(1_000_000);
    }

    private static JsonNode result(String part) throws IOException {
        Path file = RESULTS.resolve("ingestion-" + part + ".json");
        assumeThat(file).exists();
        return new ObjectMapper().readTree(file.toFile());
    }

    private static double figure(JsonNode result, String id) {
        return result.path("figures").path(id).asDouble(Double.NaN);
    }

    private static long sent(JsonNode result) {
        return account(result, "raw");
    }

    private static long answered(JsonNode result) {
        return account(result, "clean") + account(result, "refused");
    }

    private static long account(JsonNode result, String of) {
        return result.path("details").path("account").path(of).asLong(-1);
    }
}
