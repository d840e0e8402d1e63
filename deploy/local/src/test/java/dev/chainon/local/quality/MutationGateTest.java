package dev.chainon.local.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The build asks for the share of mutants that the project promises. */
class MutationGateTest {

    private static final Path ROOT = Path.of(System.getProperty("chainon.root"));

    @Test
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
}
