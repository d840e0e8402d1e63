package dev.chainon.local.demo;

import dev.chainon.local.Git;
import dev.chainon.local.Settings;
import dev.chainon.local.platform.Lock;
import dev.chainon.local.process.Failure;
import dev.chainon.local.process.Home;
import dev.chainon.store.retraining.RetrainingState;
import dev.chainon.store.retraining.RetrainingStep;
import dev.chainon.store.retraining.Retrainings;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Asks for a retraining, agrees to one, ends one, or shows them. */
@Command(
        name = "retrain",
        mixinStandardHelpOptions = true,
        description = {
            "Shows the latest retrainings with each of their steps (status); asks for one (ask), agrees to one that an alert proposed (approve), or ends the open one (stop; a version on trial stays on trial until ./chainon release stop).",
            "The launcher that runs does it: it trains, asks the gate, tries the new version on some of the requests, and makes it champion or takes it back.",
            "Ends with 1 when there is nothing to do it to."
        })
public final class RetrainCommand implements Callable<Integer> {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final int LATEST = 5;

    /** What to do. */
    enum Question {
        STATUS,
        ASK,
        APPROVE,
        STOP
    }

    @Parameters(arity = "0..1", paramLabel = "status|ask|approve|stop", description = "Default: status.")
    private Question question = Question.STATUS;

    @Option(names = "--why", paramLabel = "REASON", description = "The reason, for the log; needed but for status.")
    private String why = "";

    @Option(names = "--who", paramLabel = "NAME", description = "Who asks, for the log (default: this user).")
    private String who = System.getProperty("user.name", "unknown");

    @Option(names = "--json", paramLabel = "FILE", description = "Write the count of each state there.")
    private Optional<Path> json = Optional.empty();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (why.isBlank() && question != Question.STATUS) {
            throw new CommandLine.ParameterException(spec.commandLine(), "Say the reason by --why: the log keeps it.");
        }
        Home home = Home.ofSystem();
        Settings settings = Settings.read(home.state());
        Report report = new Report("retrain", Instant.now());
        try (Screen screen = new Screen(System.out, false)) {
            Stage.Scene scene = new Stage.Scene(home, settings, screen, new Vigil(), report);
            int code = in(scene, retrainings -> answer(retrainings, screen, report));
            json.ifPresent(file -> Report.write(file, report.json(code == 0, Git.commit(home.code()), Instant.now())));
            return code;
        }
    }

    private int in(Stage.Scene scene, Function<Retrainings, Integer> work) {
        if (Lock.holder(scene.home().run("lock")).isPresent()) {
            return new Guest(scene).enter(database -> work.apply(new Retrainings(database)));
        }
        if (question != Question.STATUS) {
            throw new Failure(
                    "No demonstration runs here, and the launcher that runs is who trains again. Start one with: ./chainon demo");
        }
        if (!Results.begun(scene.home())) {
            throw new Failure("Nothing was done here yet. Start with: ./chainon demo");
        }
        return new Workbench(scene).with(workflow -> work.apply(workflow.retrainings()));
    }

    private int answer(Retrainings retrainings, Screen screen, Report report) {
        Optional<RetrainingStep> open = retrainings.open();
        return switch (question) {
            case STATUS -> status(retrainings, screen, report);
            case ASK ->
                said(
                        screen,
                        retrainings.ask(RetrainingState.APPROVED, RetrainingStep.ASKED, who, why),
                        "Another retraining is open: see ./chainon retrain status.");
            case APPROVE ->
                said(
                        screen,
                        open.filter(step -> step.state() == RetrainingState.PROPOSED)
                                .map(step -> retrainings.append(step, RetrainingState.APPROVED, who, why)),
                        "No retraining waits for somebody to agree.");
            case STOP ->
                said(
                        screen,
                        open.map(step -> retrainings.append(step, RetrainingState.STOPPED, who, why)),
                        "No retraining is open.");
        };
    }

    private static int said(Screen screen, Optional<RetrainingStep> step, String otherwise) {
        screen.say(step.map(RetrainCommand::line).orElse(otherwise));
        return step.isPresent() ? 0 : StepCommand.REFUSED;
    }

    private static int status(Retrainings retrainings, Screen screen, Report report) {
        List<RetrainingStep> latest = retrainings.newest(LATEST);
        if (latest.isEmpty()) {
            screen.say("Nothing was trained again yet.");
        }
        for (RetrainingStep last : latest) {
            retrainings.steps(last.id()).forEach(step -> screen.say(line(step)));
        }
        for (RetrainingState state : RetrainingState.values()) {
            report.figure(
                    "retraining." + state.word(),
                    latest.stream().filter(step -> step.state() == state).count());
        }
        return 0;
    }

    private static String line(RetrainingStep step) {
        return String.format(
                Locale.ROOT,
                "%s  retraining %d  %-11s for %s  by %s: %s",
                TIME.format(step.at()),
                step.id(),
                step.state().word(),
                step.cause(),
                step.who(),
                step.words());
    }
}
