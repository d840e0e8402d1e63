package dev.chainon.e2e.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.evidence.record.Criterion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The start script as a reader of the README types it, on what this build has built. */
class ReadmeIT {

    @TempDir
    Path state;

    /** The script then takes what is built for up to date, as it is right after a build. */
    @BeforeEach
    void built() throws IOException {
        Files.createFile(Files.createDirectories(state.resolve("run")).resolve("built"));
    }

    @Test
    @Criterion(
            value = "B1Cr4.readme-commands",
            covers = {"README.md", "README.fr.md", "chainon"})
    void evidencePrintsTheCriteriaAndTheirState() throws Exception {
        assertThat(Files.readString(Page.ROOT.resolve("README.md")))
                .contains("`./chainon evidence` prints the 36 criteria");
        Said said = type("./chainon evidence");

        assertThat(said.code()).as(said.text()).isIn(0, 1);
        assertThat(said.text()).contains("B1Cr1", "B4Cr10");
    }

    @Test
    @Criterion(
            value = "B1Cr4.readme-commands",
            covers = {"README.md", "README.fr.md", "chainon"})
    void theScriptTakesHelp_andEndsWith2_whenTheUsageIsBad() throws Exception {
        Said help = type("./chainon ingest --help");
        assertThat(help.code()).isZero();
        assertThat(help.text()).contains("Usage: chainon ingest");

        assertThat(type("./chainon ingset").code()).isEqualTo(2);
    }

    private record Said(int code, String text) {}

    private Said type(String command) throws IOException, InterruptedException {
        ProcessBuilder shell = new ProcessBuilder(List.of("sh", "-c", command))
                .directory(Page.ROOT.toFile())
                .redirectErrorStream(true);
        shell.environment().put("CHAINON_HOME", state.toString());
        shell.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = shell.start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), text);
    }
}
