package dev.chainon.e2e.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.chainon.evidence.record.Criterion;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The measures of each process, read by Prometheus' own checker. */
@ExtendWith(SharedDemonstration.class)
class MeasuresIT {

    @BeforeAll
    static void needsTheChecker() {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "promtool"))),
                "skipped: promtool is not installed; install prometheus (on Debian: apt-get install prometheus) to run these tests");
    }

    @ParameterizedTest
    @ValueSource(strings = {"monitor", "balancer", "serving-1", "serving-2", "stream", "intake", "people"})
    @Criterion("B1Cr6.metrics")
    void measuresAreNamedAndTypedAsPrometheusAsks(String process, Demonstration demonstration) throws Exception {
        String measures =
                demonstration.get(demonstration.address(process) + "/metrics").body();

        assertThat(check(measures)).as(process).isEmpty();
    }

    @Test
    @Criterion("B1Cr6.metrics")
    void checkerRefusesABadName() throws Exception {
        assertThat(check("# HELP bad_count Counts.\n# TYPE bad_count counter\nbad_count 1\n"))
                .contains("_total");
    }

    /** What the checker complains of; empty when all is well. */
    private static String check(String measures) throws IOException, InterruptedException {
        Process promtool = new ProcessBuilder("promtool", "check", "metrics")
                .redirectErrorStream(true)
                .start();
        try (var input = promtool.getOutputStream()) {
            input.write(measures.getBytes(StandardCharsets.UTF_8));
        }
        String said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return promtool.waitFor() == 0 ? "" : said;
    }
}
