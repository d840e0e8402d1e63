package dev.chainon.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class ChainonTest {

    @Test
    void everyCommandHasHelp() {
        CommandLine line = Chainon.line();
        assertThat(line.getSubcommands())
                .containsOnlyKeys(
                        "demo",
                        "ingest",
                        "features",
                        "train",
                        "promote",
                        "jobs",
                        "status",
                        "stop",
                        "evidence",
                        "prove",
                        "trace",
                        "bench",
                        "weather",
                        "holidays",
                        "quarantine",
                        "doctor");
        line.getSubcommands().forEach((name, command) -> {
            StringWriter out = new StringWriter();
            assertThat(Chainon.line().setOut(new PrintWriter(out)).execute(name, "--help"))
                    .isZero();
            assertThat(out.toString()).contains("Usage: chainon " + name);
        });
    }

    @Test
    void quarantineSaysHowToStart_whenNothingRuns(@TempDir Path state) {
        StringWriter err = new StringWriter();
        System.setProperty("chainon.home", state.toString());
        try {
            assertThat(Chainon.line().setErr(new PrintWriter(err)).execute("quarantine", "list"))
                    .isEqualTo(3);
        } finally {
            System.clearProperty("chainon.home");
        }
        assertThat(err.toString()).contains("Nothing runs here", "./chainon demo");
    }

    @Test
    void quarantineRefusesBadUsage() {
        for (String usage :
                List.of("", "show", "show here", "repair 3", "replay", "replay 3 --rule r", "list --limit few")) {
            String[] arguments = ("quarantine " + usage).strip().split(" ");
            assertThat(Chainon.line()
                            .setErr(new PrintWriter(new StringWriter()))
                            .execute(arguments))
                    .as(usage)
                    .isEqualTo(2);
        }
    }

    @Test
    void endsWith2_whenTheUsageIsBad() {
        assertThat(Chainon.line().setErr(new PrintWriter(new StringWriter())).execute("demo", "--minutes", "few"))
                .isEqualTo(2);
    }
}
