package dev.chainon.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.chainon.evidence.record.Criterion;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the kept stories say, as they were played last. Without one nothing is shown: {@code ./chainon demo --scenario NAME} plays it. */
class ScenarioResultsTest {

    private static final Path RESULTS =
            Path.of(System.getProperty("chainon.root")).resolve("bench/results");
    private static final double LONGEST_SECONDS = 300;

    @Test
    @Criterion("B2Cr1.storm")
    void theStormEndedWithARefusal_inTime_andNoRequestWasLeftUnanswered() throws IOException {
        JsonNode figures = played("storm");

        assertThat(figures.has("scenario.storm.step.gate.seconds")).isTrue();
        assertThat(figures.has("scenario.storm.step.adopt.seconds"))
                .as("nothing was put in service")
                .isFalse();
    }

    @Test
    @Criterion("B2Cr1.stale")
    void theStaleChampionWasReplacedByABetterOne_inTime_andNoRequestWasLeftUnanswered() throws IOException {
        JsonNode figures = played("stale");

        assertThat(figures.has("scenario.stale.step.canary.seconds")).isTrue();
        assertThat(figures.has("scenario.stale.step.adopt.seconds")).isTrue();
        assertThat(figures.path("scenario.stale.auc").asDouble())
                .isGreaterThan(figures.path("scenario.stale.champion.auc").asDouble(1));
    }

    private static JsonNode played(String story) throws IOException {
        Path file = RESULTS.resolve("scenario-" + story + ".json");
        assumeThat(file).exists();
        JsonNode result = new ObjectMapper().readTree(file.toFile());
        JsonNode figures = result.path("figures");
        String name = "scenario." + story + ".";
        assertThat(result.path("ok").asBoolean()).isTrue();
        assertThat(figures.path(name + "alert.seconds").asDouble(-1)).isPositive();
        assertThat(figures.path(name + "step.train.seconds").asDouble(-1)).isPositive();
        assertThat(figures.path(name + "seconds").asDouble(Double.NaN)).isLessThanOrEqualTo(LONGEST_SECONDS);
        assertThat(figures.path(name + "requests.answered").asLong()).isPositive();
        assertThat(figures.path(name + "requests.failed").asLong(-1)).isZero();
        return figures;
    }
}
