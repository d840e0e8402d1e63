package dev.chainon.local.pipeline;

import dev.chainon.local.demo.Report;
import dev.chainon.local.process.Home;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Plays the pipeline here, as the forges do. */
@Command(
        name = "ci",
        mixinStandardHelpOptions = true,
        description = {
            "Plays the steps of deploy/pipeline/steps.yaml one after another, with their time and their budget; the"
                    + " forges' jobs call it for one or a few of them.",
            "Without names it plays those of a change that is to land. Ends with 1 at the first step that fails;"
                    + " --from goes on there.",
            "What a step demands and this machine has not makes it absent, which --strict does not accept."
        })
public final class CiCommand implements Callable<Integer> {

    @Parameters(paramLabel = "STEP", arity = "0..*", description = "Only these, in the order of the definition.")
    private List<String> names = new ArrayList<>();

    @Option(
            names = "--cadence",
            paramLabel = "push|merge|release",
            description = "Which steps, where none is named (default: merge).")
    private Cadence cadence = Cadence.MERGE;

    @Option(names = "--from", paramLabel = "STEP", description = "Go on at this one.")
    private Optional<String> from = Optional.empty();

    @Option(
            names = "--took",
            paramLabel = "STEP=SECONDS",
            description =
                    "This one was played just before, in so many seconds: put it down as told, and do not play it.")
    private Map<String, Integer> took = new LinkedHashMap<>();

    @Option(names = "--list", description = "Play nothing: list the steps.")
    private boolean list;

    @Option(names = "--strict", description = "What is absent has failed.")
    private boolean strict;

    @Option(
            names = "--within",
            paramLabel = "MINUTES",
            description =
                    "What all may take, --took included: a step whose budget does not fit into the rest is absent,"
                            + " one that goes on until then is ended.")
    private Optional<Integer> within = Optional.empty();

    @Option(names = "--hold", description = "A step over its budget makes the run end with 1.")
    private boolean hold;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the result there.")
    private Optional<Path> json = Optional.empty();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Home home = Home.ofSystem();
        Steps steps = Steps.read(home.code());
        check(steps);
        if (list) {
            steps.steps().forEach(step -> spec.commandLine().getOut().println(listed(step)));
            return 0;
        }
        RunFiles files = new RunFiles(home);
        Player player = new Player(
                new Shell(home.code()),
                InstantSource.system(),
                spec.commandLine().getOut(),
                strict,
                within.map(Duration::ofMinutes));
        Run begun = new Run(command(), Instant.now(), new History(home.code()).code(), Report.machine(), List.of());
        Run run = player.play(player.told(begun, steps, took), chosen(steps), files::keep);
        json.ifPresent(file -> Report.write(file, RunFiles.text(run)));
        return told(run);
    }

    private int told(Run run) {
        Stream<String> lines = Stream.concat(
                Stream.concat(Stream.of(""), run.steps().stream().map(Player::line)), Stream.of(Player.total(run)));
        lines.forEach(spec.commandLine().getOut()::println);
        if (!run.ok()) {
            String last = run.steps().get(run.steps().size() - 1).step();
            spec.commandLine().getOut().println("Go on by ./chainon ci --from " + last);
        }
        spec.commandLine().getOut().flush();
        boolean late = run.steps().stream().anyMatch(step -> step.share() > 1);
        return run.ok() && !(hold && late) ? 0 : 1;
    }

    private List<Step> chosen(Steps steps) {
        List<Step> all = names.isEmpty() ? steps.of(played(steps), from) : steps.named(names);
        return all.stream().filter(step -> !took.containsKey(step.id())).toList();
    }

    /** The cadence of the step to go on at, or the one asked for. */
    private Cadence played(Steps steps) {
        return from.map(name -> steps.named(List.of(name)).get(0).cadence()).orElse(cadence);
    }

    private void check(Steps steps) {
        Stream.of(names.stream(), from.stream(), took.keySet().stream())
                .flatMap(given -> given)
                .filter(name -> !steps.ids().contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new CommandLine.ParameterException(
                            spec.commandLine(),
                            "There is no step " + name + "; there are " + String.join(", ", steps.ids()) + ".");
                });
        if (from.isPresent() && !names.isEmpty()) {
            throw new CommandLine.ParameterException(spec.commandLine(), "Name steps, or where to go on: not both.");
        }
    }

    private String command() {
        return "./chainon "
                + String.join(" ", spec.commandLine().getParseResult().originalArgs());
    }

    private static String listed(Step step) {
        return String.format(
                Locale.ROOT,
                "  %-10s %-8s %5d s  %s%s",
                step.id(),
                step.cadence().name().toLowerCase(Locale.ROOT),
                step.budgetSeconds(),
                step.en(),
                step.needs().isEmpty() ? "" : " (after " + String.join(", ", step.needs()) + ")");
    }
}
