package dev.chainon.local.demo;

import dev.chainon.local.Git;
import dev.chainon.local.process.Failure;
import dev.chainon.local.process.Home;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A registered version judged beside its control group: on the validation period, or on the sealed one. */
@Command(
        name = "evaluate",
        description = {
            "Judges a registered version beside the control group of its training, on the validation period: AUC, PR-AUC, log loss, Brier, ECE, groups, each with its 95 %% interval,"
                    + " and what the gate says. Works beside a running demonstration.",
            "--final opens the sealed period for it. Each opening is written to evidence/openings.jsonl before the first row is read, and its result after the last: commit that file."
        })
public final class EvaluateCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help message and exit.")
    private boolean help;

    @Option(
            names = {"--version", "--model"},
            paramLabel = "N",
            description = "Number of a version, or its URI (default: the champion).")
    private String version = "";

    @ArgGroup(exclusive = false, heading = "%nOn the sealed period:%n")
    private @Nullable Sealed sealed;

    /** Both are said, or neither. */
    static final class Sealed {

        @Option(
                names = "--final",
                required = true,
                description =
                        "Open the sealed period. Nothing is chosen on it, and that it was opened can never be taken back.")
        private boolean opened;

        @Option(names = "--why", required = true, paramLabel = "REASON", description = "The reason, for the ledger.")
        private String why = "";
    }

    @Option(names = "--who", paramLabel = "NAME", description = "Who asks, for the ledger (default: this user).")
    private String who = System.getProperty("user.name", "unknown");

    @Option(names = "--json", paramLabel = "FILE", description = "Write the figures there.")
    private Optional<Path> json = Optional.empty();

    @Override
    public Integer call() {
        Optional<Sealed> asked = Optional.ofNullable(sealed);
        if (asked.filter(group -> group.why.isBlank()).isPresent()) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--why must say why the sealed period is opened.");
        }
        Home home = Home.ofSystem();
        asked.ifPresent(group -> Unsealing.ledger(home));
        if (!Results.begun(home)) {
            throw new Failure("There is no model in " + home.state() + " yet. Start with: ./chainon demo");
        }
        Report report = new Report("evaluate", Instant.now());
        try (Screen screen = new Screen(System.out, Boolean.getBoolean("chainon.terminal"))) {
            String result = SideStage.with(home, screen, report, side -> {
                Evaluation evaluation = new Evaluation(side.stage(), side.fleet(), version);
                return asked.map(group -> new Unsealing(home, screen, evaluation).judge(who, group.why))
                        .orElseGet(evaluation::onValidation);
            });
            Kept.tree(result).path("words").forEach(line -> screen.say(line.asText()));
            json.ifPresent(file -> Report.write(file, report.json(true, Git.commit(home.code()), Instant.now())));
            return 0;
        }
    }
}
