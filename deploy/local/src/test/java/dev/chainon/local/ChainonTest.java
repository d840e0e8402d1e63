package dev.chainon.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.evidence.report.catalogue.Catalogue;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
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
                        "rollback",
                        "release",
                        "retrain",
                        "models",
                        "jobs",
                        "status",
                        "stop",
                        "fault",
                        "evidence",
                        "prove",
                        "goals",
                        "quality",
                        "trace",
                        "key",
                        "conformance",
                        "accept",
                        "deploy",
                        "bench",
                        "experiment",
                        "weather",
                        "holidays",
                        "quarantine",
                        "drift",
                        "doctor",
                        "advise",
                        "maintenance",
                        "images",
                        "ci",
                        "publish",
                        "dora",
                        "backlog",
                        "attest",
                        "work",
                        "sbom",
                        "licences",
                        "scan",
                        "secrets",
                        "backup",
                        "restore",
                        "maintenance");
        line.getSubcommands().forEach((name, command) -> {
            StringWriter out = new StringWriter();
            assertThat(Chainon.line().setOut(new PrintWriter(out)).execute(name, "--help"))
                    .isZero();
            assertThat(out.toString()).contains("Usage: chainon " + name);
        });
    }

    /** A command that a page shows is one that a reader can type: what is not built yet is marked so, and the mark goes when it is built. */
    @Test
    void everyCommandOfTheCatalogueParses_unlessItIsMarkedAsToCome() throws IOException {
        String studies = Files.readString(Path.of(System.getProperty("chainon.root"))
                .resolve("deploy/bench/src/main/java/dev/chainon/bench/Studies.java"));
        assertThat(Catalogue.shipped().clauses().filter(c -> c.show().startsWith("./chainon ")))
                .isNotEmpty()
                .allSatisfy(clause -> assertThat(known(clause.show(), studies))
                        .as(clause.id() + ": " + clause.show())
                        .isEqualTo(!clause.planned()));
    }

    private static boolean known(String typed, String studies) {
        String[] words = typed.substring("./chainon ".length()).split(" ");
        if (words[0].equals("bench") && !studies.contains('"' + words[1] + "\", ")) {
            return false;
        }
        try {
            Chainon.line().parseArgs(words);
            return true;
        } catch (CommandLine.ParameterException e) {
            return false;
        }
    }

    @Test
    void ingestRefusesRows_thatAreNone() {
        for (String rows : List.of("0", "-3", "many")) {
            assertThat(Chainon.line()
                            .setErr(new PrintWriter(new StringWriter()))
                            .execute("ingest", "--rows", rows))
                    .as(rows)
                    .isEqualTo(2);
        }
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

    /** A promotion and a rollback say why, and a forced one is no other. */
    @Test
    void refusesToMoveAnAliasWithoutAReason_orWithTwoKindsOfIt() {
        for (String usage : List.of(
                "promote", "promote --why a --force b", "rollback", "release canary", "release", "models everything")) {
            assertThat(Chainon.line()
                            .setErr(new PrintWriter(new StringWriter()))
                            .execute(usage.split(" ")))
                    .as(usage)
                    .isEqualTo(2);
        }
    }

    @Test
    void trainIsToldOfWorkersOnlyWhereItIsDistributed() {
        Chainon.line().parseArgs("train", "--distributed", "--workers", "3", "--rounds", "4");
        assertThat(Chainon.line().setErr(new PrintWriter(new StringWriter())).execute("train", "--workers", "3"))
                .isEqualTo(2);
    }

    @Test
    void endsWith2_whenTheUsageIsBad() {
        assertThat(Chainon.line().setErr(new PrintWriter(new StringWriter())).execute("demo", "--minutes", "few"))
                .isEqualTo(2);
    }
}
