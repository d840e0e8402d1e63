package dev.chainon.local;

import dev.chainon.evidence.report.CriterionReport;
import dev.chainon.evidence.report.EvidenceReader;
import dev.chainon.evidence.report.ProofPlan;
import dev.chainon.evidence.report.State;
import dev.chainon.evidence.report.catalogue.Language;
import dev.chainon.evidence.report.view.ConsoleView;
import dev.chainon.local.process.Failure;
import dev.chainon.local.process.Home;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs the tests that carry a criterion or one of its clauses, now, and says what they showed. */
@Command(
        name = "prove",
        mixinStandardHelpOptions = true,
        description =
                "Runs the tests that carry a criterion or a clause, and says what they showed. Ends with 1 when it is not shown.")
final class ProveCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "ID",
            description = "A criterion such as B2Cr4, or one of its clauses such as B2Cr4.straggler.")
    private String id = "";

    @Option(names = "--language", paramLabel = "fr|en", description = "Language of the text below (default: fr).")
    private Language language = Language.FR;

    @Override
    public Integer call() throws IOException {
        Home home = Home.ofSystem();
        EvidenceReader reader = new EvidenceReader(home.code(), home.state());
        named(reader);
        List<String> command = new ProofPlan(home.code()).command(id).orElse(List.of());
        if (command.isEmpty()) {
            System.out.println("No test carries " + id + ": it is not shown.");
            return 1;
        }
        System.out.println("Running: " + String.join(" ", command));
        int code = run(command, home);
        CriterionReport report = named(reader);
        System.out.print(new ConsoleView(language, Boolean.getBoolean("chainon.terminal")).render(report));
        return code == 0 && report.clauses().stream().allMatch(clause -> clause.state() == State.SHOWN) ? 0 : 1;
    }

    /** The criterion, with the clauses that were asked for. */
    private CriterionReport named(EvidenceReader reader) throws IOException {
        return reader.read()
                .criteria()
                .map(report -> new CriterionReport(
                        report.criterion(),
                        report.clauses().stream()
                                .filter(c -> matches(c.clause().id()))
                                .toList()))
                .filter(report -> !report.clauses().isEmpty())
                .findFirst()
                .orElseThrow(() ->
                        new Failure("There is no criterion or clause " + id + ": ./chainon evidence lists them."));
    }

    private boolean matches(String clause) {
        return clause.equals(id) || clause.startsWith(id + ".");
    }

    private static int run(List<String> command, Home home) throws IOException {
        try {
            return new ProcessBuilder(command)
                    .directory(home.code().toFile())
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("Interrupted while the tests ran.", e);
        }
    }
}
