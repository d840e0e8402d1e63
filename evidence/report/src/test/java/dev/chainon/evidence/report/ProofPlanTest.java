package dev.chainon.evidence.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProofPlanTest {

    @TempDir
    Path folder;

    @Test
    void runsUnitAndIntegrationTests_ofACriterion() throws IOException {
        ScratchRepository repository = ScratchRepository.in(folder);
        repository.write(
                "app/src/test/java/toy/DayTest.java",
                "@Criterion(\"B3Cr4.bit-identity\") void b() {}\n@Criterion(\"B3Cr4.log-order\") void a() {}\n");
        repository.write("base/src/test/java/toy/LoadIT.java", "@Criterion(\"B3Cr4.scale\") @Test void grows() {}\n");
        assertThat(new ProofPlan(folder).command("B3Cr4").orElseThrow())
                .containsExactly(
                        "mvn",
                        "-q",
                        "-Dquick",
                        "-pl",
                        "app,base",
                        "-am",
                        "-Dsurefire.failIfNoSpecifiedTests=false",
                        "-Dtest=toy.DayTest#a+b",
                        "-Dfailsafe.failIfNoSpecifiedTests=false",
                        "-Dit.test=toy.LoadIT#grows",
                        "-Dtests.excluded=",
                        "verify");
        assertThat(new ProofPlan(folder).command("B3Cr4.log-order").orElseThrow())
                .contains("-Dtest=toy.DayTest#a", "test");
        assertThat(new ProofPlan(folder).command("B3Cr")).isEmpty();
    }
}
