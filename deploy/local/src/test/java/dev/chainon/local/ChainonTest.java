package dev.chainon.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.evidence.ledger.Openings;
import dev.chainon.evidence.ledger.Seal;
import dev.chainon.evidence.record.Criterion;
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
                        "evaluate",
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

    @Test
    @Criterion("B2Cr1.sealed-test")
    void opensTheSealedPeriodForAReasonOnly() {
        for (List<String> usage : List.of(
                List.of("evaluate", "--final"),
                List.of("evaluate", "--why", "because"),
                List.of("evaluate", "--final", "--why", " "),
                List.of("evaluate", "--final", "--why"))) {
            assertThat(Chainon.line()
                            .setErr(new PrintWriter(new StringWriter()))
                            .execute(usage.toArray(String[]::new)))
                    .as(usage.toString())
                    .isEqualTo(2);
        }
    }

    /** In a home of a test, whose ledger and state are its own: nothing of the real ones is touched. */
    @Test
    @Criterion("B2Cr1.sealed-test")
    void evaluateSaysWhatIsMissing(@TempDir Path root) throws IOException {
        String before = System.getProperty("chainon.root");
        System.setProperty("chainon.root", root.toString());
        System.setProperty("chainon.home", root.resolve("state").toString());
        try {
            assertThat(failed("evaluate")).contains("There is no model in", "./chainon demo");
            assertThat(failed("evaluate", "--final", "--why", "test")).contains("it is missing", "git checkout");
            Files.createDirectories(root.resolve("evidence"));
            Files.writeString(root.resolve(Openings.PLACE), Seal.seal(List.of()));
            assertThat(failed("evaluate", "--final", "--why", "test")).contains("There is no model in");
            assertThat(Files.readString(root.resolve(Openings.PLACE))).isEqualTo(Seal.seal(List.of()));
        } finally {
            System.setProperty("chainon.root", before);
            System.clearProperty("chainon.home");
        }
    }

    private static String failed(String... words) {
        StringWriter err = new StringWriter();
        assertThat(Chainon.line().setErr(new PrintWriter(err)).execute(words)).isEqualTo(3);
        return err.toString();
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
