package dev.chainon.bench.drift;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.chainon.evidence.record.Criterion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The result that is kept. */
class DriftResultsTest {

    private static final Path ROOT = Path.of(System.getProperty("chainon.root", "../.."));
    private static final String EXTRACTS = "monitoring/src/test/resources/dev/chainon/monitoring/drift";

    private static JsonNode result() throws IOException {
        return new ObjectMapper()
                .readTree(ROOT.resolve("bench/results/drift.json").toFile());
    }

    private static double figure(String id) throws IOException {
        assertThat(result().path("figures").has(id)).as(id).isTrue();
        return result().path("figures").path(id).asDouble();
    }

    @Test
    @Criterion("B1Cr6.drift-storm")
    void stormWasSeenByInputs_andHeldByQuality() throws IOException {
        assertThat(figure("drift.storm.drift.inputs.psi.fires")).isEqualTo(1);
        assertThat(figure("drift.storm.quality.auc.fires")).isZero();
    }

    @Test
    @Criterion("B1Cr6.drift-clock")
    void clockChangeWasSeenByTheTruthAlone() throws IOException {
        assertThat(figure("drift.clock.drift.surprise.fires")).isEqualTo(1);
        assertThat(figure("drift.clock.quality.auc.fires")).isEqualTo(1);
        assertThat(figure("drift.clock.drift.inputs.psi.fires")).isZero();
        assertThat(figure("drift.clock.drift.score.psi.value")).isLessThan(.10);
        assertThat(figure("drift.clock.drift.surprise.days.before")).isZero();
    }

    /** What the build replays is what was measured. */
    @ParameterizedTest
    @EnumSource(Episode.class)
    void extractOfTheBuildIsTheReplayThatWasMeasured(Episode episode) throws IOException {
        Path extract = ROOT.resolve(EXTRACTS).resolve(episode.key() + ".replay");

        assertThat(Files.size(extract)).isLessThan(1_000_000);
        assertThat(DriftStudy.digest(extract))
                .isEqualTo(result().path("details")
                        .path(episode.key())
                        .path("sha256")
                        .asText());
    }
}
