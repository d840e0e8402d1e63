package dev.chainon.bench.balance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.chainon.evidence.record.Criterion;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The result that is kept. */
class BalanceResultsTest {

    private static final Path ROOT = Path.of(System.getProperty("chainon.root", "../.."));

    private static JsonNode figures() throws IOException {
        return new ObjectMapper()
                .readTree(ROOT.resolve("bench/results/balance.json").toFile())
                .path("figures");
    }

    private static double figure(Variant variant, Fault fault, String what) throws IOException {
        String id = "balance." + variant.key() + "." + fault.key() + "." + what;
        assertThat(figures().has(id)).as(id).isTrue();
        return figures().path(id).asDouble();
    }

    @Test
    @Criterion("B2Cr6.strategy")
    void everyPolicyWasMeasured_inEveryCase() throws IOException {
        for (Variant variant : Variant.values()) {
            for (Fault fault : Fault.values()) {
                double median = figure(variant, fault, "p50.ms");
                assertThat(figure(variant, fault, "p95.ms")).isGreaterThanOrEqualTo(median);
                assertThat(figure(variant, fault, "p999.ms")).isGreaterThanOrEqualTo(figure(variant, fault, "p99.ms"));
            }
        }
    }

    @Test
    @Criterion("B2Cr6.strategy")
    void noRequestWasLost() throws IOException {
        for (Variant variant : Variant.values()) {
            for (Fault fault : Fault.values()) {
                assertThat(figure(variant, fault, "lost"))
                        .as(variant + " " + fault)
                        .isZero();
            }
        }
    }

    @Test
    @Criterion("B2Cr6.strategy")
    @Criterion("B2Cr6.slow-replica")
    void slowReplica_costsLess_whereTheBalancerLooksAtWhatIsUnderWay() throws IOException {
        double blind = figure(Variant.ROUND_ROBIN, Fault.SLOWED, "p99.ms");
        assertThat(figure(Variant.POWER_OF_TWO, Fault.SLOWED, "p99.ms")).isLessThan(blind);
        assertThat(figure(Variant.LEAST_REQUESTS, Fault.SLOWED, "p99.ms")).isLessThan(blind);
        assertThat(figure(Variant.STANDARD, Fault.SLOWED, "p99.ms")).isLessThan(blind);
    }
}
