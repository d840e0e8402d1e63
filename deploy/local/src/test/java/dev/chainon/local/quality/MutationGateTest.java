package dev.chainon.local.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.chainon.evidence.record.Criterion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The build asks for the share of mutants that the project promises, and the kept measure reaches it. */
class MutationGateTest {

    private static final Path ROOT = Path.of(System.getProperty("chainon.root"));
    private static final String KEPT = "bench/results/quality.json";

    @Test
    @Criterion("B1Cr2.mutation")
    void theBuildFailsBelowTheFloor_inTheCoreAndTheUseCase() throws IOException {
        assertThat(Files.readString(ROOT.resolve("pom.xml")))
                .contains("<mutation.floor>" + QualityCommand.MUTANTS + "</mutation.floor>")
                .contains("<mutationThreshold>${mutation.floor}</mutationThreshold>")
                .doesNotContain("excludedClasses", "excludedMethods", "excludedTestClasses");
        for (String module : List.of("core", "flights")) {
            assertThat(Files.readString(ROOT.resolve(module).resolve("pom.xml")))
                    .contains("<mutation.skip>false</mutation.skip>")
                    .doesNotContain("mutation.floor");
        }
    }

    @Test
    @Criterion(value = "B1Cr2.mutation", covers = KEPT)
    void theKeptMeasureReachesTheFloor() throws IOException {
        assumeThat(ROOT.resolve(KEPT)).as("kept by ./chainon quality --keep").exists();
        JsonNode figures =
                new ObjectMapper().readTree(ROOT.resolve(KEPT).toFile()).path("figures");
        for (String module : List.of("core", "flights")) {
            assertThat(figures.path("mutation.killed." + module).asDouble())
                    .as(module)
                    .isGreaterThanOrEqualTo(QualityCommand.MUTANTS);
            assertThat(figures.path("mutation.mutants." + module).asLong())
                    .as(module)
                    .isGreaterThan(500);
        }
    }
}
