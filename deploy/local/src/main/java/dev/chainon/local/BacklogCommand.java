package dev.chainon.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chainon.evidence.report.backlog.Backlog;
import dev.chainon.evidence.report.backlog.BacklogException;
import dev.chainon.evidence.report.backlog.BacklogReader;
import dev.chainon.evidence.report.catalogue.Language;
import dev.chainon.evidence.report.progress.Progress;
import dev.chainon.evidence.report.progress.view.ProgressJson;
import dev.chainon.evidence.report.progress.view.ProgressText;
import dev.chainon.evidence.report.progress.view.ProgressView;
import dev.chainon.local.demo.Report;
import dev.chainon.local.process.Failure;
import dev.chainon.local.process.Home;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What the backlog tells of the project. */
@Command(
        name = "backlog",
        mixinStandardHelpOptions = true,
        description = {
            "Shows roadmap, Kanban board, velocity, burnup, burndown, forecast and retrospective, all computed from"
                    + " docs/backlog.yaml. Days are counted for a project of four weeks, weeks for a longer one.",
            "What the backlog does not tell is absent. A backlog that cannot be read is a failure (3) that names the"
                    + " line."
        })
final class BacklogCommand implements Callable<Integer> {

    private static final double MILLIS = 1000.0;

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = "Write the page there, in French and English; it opens from a disk.")
    private Optional<Path> html = Optional.empty();

    @Option(names = "--json", paramLabel = "FILE", description = "Write everything there.")
    private Optional<Path> json = Optional.empty();

    @Option(
            names = {"--lang", "--language"},
            paramLabel = "fr|en",
            description = "Language of the text below (default: fr).")
    private Language language = Language.FR;

    @Option(
            names = "--at",
            paramLabel = "DAY",
            description = "Show the project as it stood at the end of that day, such as 2026-11-25 (default: today).")
    private Optional<LocalDate> at = Optional.empty();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Instant started = Instant.now();
        LocalDate today = LocalDate.ofInstant(started, ZoneOffset.UTC);
        Home home = Home.ofSystem();
        Progress progress = progress(read(home.code()), today);
        spec.commandLine().getOut().print(new ProgressText(language).render(progress));
        html.ifPresent(file -> {
            Report.write(file, new ProgressView().page(progress));
            spec.commandLine().getOut().println("\n" + file);
        });
        json.ifPresent(file -> Report.write(file, text(progress, home.code(), started)));
        spec.commandLine().getOut().flush();
        return 0;
    }

    private static Backlog read(Path root) {
        try {
            return new BacklogReader(InstantSource.system()).read(root);
        } catch (BacklogException e) {
            throw new Failure(String.valueOf(e.getMessage()), e);
        }
    }

    private Progress progress(Backlog backlog, LocalDate today) {
        Progress now = Progress.today(backlog, today);
        at.filter(day -> day.isAfter(now.at())).ifPresent(day -> {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--at is " + day + ", which is to come: name a day up to " + now.at() + ".");
        });
        return at.filter(day -> day.isBefore(now.at()))
                .map(day -> Progress.of(backlog, day))
                .orElse(now);
    }

    private static String text(Progress progress, Path code, Instant started) {
        ObjectNode root = new ObjectMapper()
                .createObjectNode()
                .put("command", "./chainon backlog")
                .put("ok", true)
                .put("commit", Git.commit(code))
                .put("machine", Report.machine())
                .put("started", started.toString())
                .put("seconds", Duration.between(started, Instant.now()).toMillis() / MILLIS);
        new ProgressJson().write(progress, root);
        return root.toPrettyString();
    }
}
