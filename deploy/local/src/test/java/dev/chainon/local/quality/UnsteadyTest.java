package dev.chainon.local.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports as Surefire writes them when a test may run twice. */
class UnsteadyTest {

    private static final String REPORT = """
            <testsuite name="dev.chainon.heart.BeatTest" tests="4" errors="0" skipped="0" failures="1">
              <testcase name="beats" classname="dev.chainon.heart.BeatTest" time="0.1"/>
              <testcase name="skips" classname="dev.chainon.heart.BeatTest" time="0.1">
                <flakyFailure message="late" type="java.lang.AssertionError"><stackTrace>at</stackTrace></flakyFailure>
              </testcase>
              <testcase name="stops" classname="dev.chainon.heart.BeatTest" time="0.1">
                <failure message="dead" type="java.lang.AssertionError">at</failure>
                <rerunFailure message="dead" type="java.lang.AssertionError"><stackTrace>at</stackTrace></rerunFailure>
              </testcase>
            </testsuite>
            """;

    @TempDir
    Path module;

    @Test
    void namesWhatFailedOnceAndPassed_andNotWhatFailedTwice() throws IOException {
        write("target/surefire-reports/TEST-dev.chainon.heart.BeatTest.xml", REPORT);
        write(
                "target/failsafe-reports/TEST-dev.chainon.heart.PulseIT.xml",
                REPORT.replace("BeatTest", "PulseIT").replace("flakyFailure", "flakyError"));
        write("target/failsafe-reports/failsafe-summary.xml", "<failsafe-summary/>");

        assertThat(Unsteady.read(module))
                .containsExactly("dev.chainon.heart.BeatTest.skips", "dev.chainon.heart.PulseIT.skips");
    }

    @Test
    void namesNothing_whereNoTestRan() throws IOException {
        assertThat(Unsteady.read(module)).isEmpty();
    }

    @Test
    void refusesAReportThatWasCutOff() throws IOException {
        write("target/surefire-reports/TEST-a.xml", REPORT.substring(0, 200));

        assertThatThrownBy(() -> Unsteady.read(module))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("TEST-a.xml");
    }

    private void write(String name, String text) throws IOException {
        Path file = module.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
