package dev.chainon.local.demo;

import dev.chainon.local.Git;
import dev.chainon.local.Settings;
import dev.chainon.local.platform.Lock;
import dev.chainon.local.process.Failure;
import dev.chainon.local.process.Home;
import dev.chainon.store.jobs.Jobs;
import dev.chainon.store.jobs.RunRow;
import dev.chainon.store.jobs.StepRow;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the runs of the graph, or ends the one that is open. */
@Command(
        name = "jobs",
        mixinStandardHelpOptions = true,
        description =
                "Lists the latest runs of the job graph with their steps, or ends the open one. Ends with 1 when there is none to end.")
public final class JobsCommand implements Callable<Integer> {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    @Option(names = "--last", paramLabel = "N", description = "How many runs (default: 5).")
    private int last = 5;

    @Option(names = "--cancel", paramLabel = "RUN", description = "End the open run of this number.")
    private Optional<Long> cancel = Optional.empty();

    @Option(names = "--json", paramLabel = "FILE", description = "Write counts and durations there.")
    private Optional<Path> json = Optional.empty();

    @Override
    public Integer call() {
        Home home = Home.ofSystem();
        Settings settings = Settings.read(home.state());
        Report report = new Report("jobs", Instant.now());
        try (Screen screen = new Screen(System.out, false)) {
            Stage.Scene scene = new Stage.Scene(home, settings, screen, new Vigil(), report);
            int code = ask(scene, jobs -> cancel.map(run -> end(jobs, run, screen))
                    .orElseGet(() -> list(jobs, screen, report)));
            json.ifPresent(file -> Report.write(file, report.json(code == 0, Git.commit(home.code()), Instant.now())));
            return code;
        }
    }

    private static int ask(Stage.Scene scene, Function<Jobs, Integer> question) {
        if (Lock.holder(scene.home().run("lock")).isPresent()) {
            return new Guest(scene).with(question);
        }
        if (!Results.begun(scene.home())) {
            throw new Failure("Nothing was done here yet. Start with: ./chainon demo");
        }
        return new Workbench(scene).with(workflow -> question.apply(workflow.jobs()));
    }

    private static int end(Jobs jobs, long run, Screen screen) {
        boolean ended = jobs.cancel(run, "ended by ./chainon jobs --cancel");
        screen.say(ended ? "Run " + run + " is cancelled." : "Run " + run + " is not open: see ./chainon jobs");
        return ended ? 0 : 1;
    }

    private int list(Jobs jobs, Screen screen, Report report) {
        List<RunRow> runs = jobs.latest(last);
        report.figure("jobs.runs", runs.size());
        Instant now = Instant.now();
        for (RunRow run : runs) {
            screen.say(String.format(
                            Locale.ROOT,
                            "run %d  %-9s  %s  %s  %s",
                            run.id(),
                            lower(run.state()),
                            TIME.format(run.created()),
                            run.params().getOrDefault("command", run.graph()),
                            run.note())
                    .stripTrailing());
            run.steps().forEach(step -> screen.say(line(step, now)));
        }
        runs.stream().limit(1).flatMap(run -> run.steps().stream()).forEach(step -> step.took(now)
                .ifPresent(took -> report.figure("jobs.last." + step.name() + ".seconds", took.toMillis() / 1000.0)));
        return 0;
    }

    private static String line(StepRow step, Instant now) {
        String took = step.took(now)
                .map(time -> String.format(Locale.ROOT, "%7.1f s", time.toMillis() / 1000.0))
                .orElse("         ");
        String words = step.error().isEmpty()
                ? step.note()
                : step.error().lines().findFirst().orElse("");
        return String.format(
                        Locale.ROOT,
                        "    %-10s %-9s %s  attempt %d  %s",
                        step.name(),
                        lower(step.state()),
                        took,
                        step.attempt(),
                        words)
                .stripTrailing();
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
