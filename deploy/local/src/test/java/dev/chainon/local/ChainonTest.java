package dev.chainon.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

final class ChainonTest {

    @Test
    void everyCommandHasHelp() {
        CommandLine line = Chainon.line();
        assertThat(line.getSubcommands())
                .containsOnlyKeys(
        assertThat(line.getSubcommands())
                .containsOnlyKeys(
                        "demo", "ingest", "features", "train", "promote", "jobs", "status", "stop", "evidence",
                        "prove", "bench", "weather", "holidays", "doctor");
        line.getSubcommands().forEach((name, command) -> {
            StringWriter out = new StringWriter();
            assertThat(Chainon.line().setOut(new PrintWriter(out)).execute(name, "--help"))
                    .isZero();
            assertThat(out.toString()).contains("Usage: chainon " + name);
        });
    }

    @Test
    void endsWith2_whenTheUsageIsBad() {
        assertThat(Chainon.line().setErr(new PrintWriter(new StringWriter())).execute("demo", "--minutes", "few"))
                .isEqualTo(2);
    }
}
