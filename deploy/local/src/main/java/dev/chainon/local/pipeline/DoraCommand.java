package dev.chainon.local.pipeline;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chainon.local.demo.Report;
import dev.chainon.local.process.Home;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What is measured of the delivery. */
@Command(
        name = "dora",
        mixinStandardHelpOptions = true,
        description = {
            "Tells how often, how fast and how well changes reach users: the four DORA indicators, from the history of"
                    + " git and the deployments in .chainon/deployments; and how well that history reads.",
            "What no record tells is absent. --page draws the value stream of the newest commit that ./chainon ci"
                    + " played, by its measured seconds."
        })
public final class DoraCommand implements Callable<Integer> {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    @Option(names = "--days", paramLabel = "N", description = "How far back (default: 90, or to the first commit).")
    private int days = 90;

    @Option(
            names = "--page",
            paramLabel = "FILE",
            description = "Write the page of the delivery there, in French and English (default:"
                    + " .chainon/reports/delivery.html).")
    private Optional<Path> page = Optional.empty();

    @Option(names = "--json", paramLabel = "FILE", description = "Write the figures there.")
    private Optional<Path> json = Optional.empty();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (days < 1) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--days is " + days + ": name one or more.");
        }
        Home home = Home.ofSystem();
        Instant now = Instant.now();
        History history = new History(home.code());
        Instant begin = begin(history, now);
        List<Deployment> deployments = Deployment.all(home);
        List<Indicator> delivery = new Dora(history, deployments, begin, now).indicators();
        List<Indicator> readability = Readability.of(history).indicators();
        List<Indicator> indicators = new ArrayList<>(delivery);
        indicators.addAll(readability);
        indicators.forEach(indicator -> spec.commandLine().getOut().println(line(indicator)));
        List<Run> runs = new RunFiles(home).all();
        Optional<ValueStream> stream = ValueStream.of(runs, deployments);
        spec.commandLine()
                .getOut()
                .println(stream.map(DoraCommand::line)
                        .orElse("  value stream: absent: ./chainon ci was not played here"));
        Path file = page.orElse(home.folder("reports").resolve("delivery.html"));
        Map<Step, Optional<Played>> measured = measured(Steps.read(home.code()), runs);
        Report.write(file, new DeliveryPage(delivery, readability, stream, measured).html(MINUTE.format(now)));
        spec.commandLine().getOut().println("  page: " + file);
        spec.commandLine().getOut().flush();
        String text = text(indicators, history.code(), now);
        Report.write(home.folder("reports").resolve("dora.json"), text);
        json.ifPresent(named -> Report.write(named, text));
        return 0;
    }

    /** As far back as asked, but not before the first commit, and a day at least. */
    private Instant begin(History history, Instant now) {
        Instant since = now.minus(Duration.ofDays(days));
        Instant yesterday = now.minus(Duration.ofDays(1));
        return history.first()
                .filter(first -> first.isAfter(since))
                .map(first -> first.isAfter(yesterday) ? yesterday : first)
                .orElse(since);
    }

    private static Map<Step, Optional<Played>> measured(Steps steps, List<Run> runs) {
        Map<Step, Optional<Played>> measured = new LinkedHashMap<>();
        steps.steps()
                .forEach(step -> measured.put(
                        step,
                        runs.stream()
                                .flatMap(run -> run.steps().stream())
                                .filter(played -> played.step().equals(step.id()) && played.passed())
                                .max(Comparator.comparing(Played::started))));
        return measured;
    }

    private static String line(Indicator indicator) {
        String value = indicator.value().isPresent()
                ? String.format(Locale.ROOT, "%.3f", indicator.value().getAsDouble())
                : "absent: " + indicator.absent().en();
        return String.format(Locale.ROOT, "  %-42s %s", indicator.en(), value);
    }

    private static String line(ValueStream stream) {
        return String.format(
                Locale.ROOT,
                "  value stream of %s: %.0f s of work, %.0f s of waiting",
                stream.commit(),
                stream.working(),
                stream.waiting());
    }

    private static String text(List<Indicator> indicators, Run.Code code, Instant now) {
        ObjectNode root = new ObjectMapper()
                .createObjectNode()
                .put("command", "./chainon dora")
                .put("ok", true)
                .put("commit", code.commit())
                .put("machine", Report.machine())
                .put("started", now.toString())
                .put("seconds", 0);
        ObjectNode figures = root.putObject("figures");
        ObjectNode absent = root.putObject("absent");
        indicators.forEach(indicator -> indicator
                .value()
                .ifPresentOrElse(
                        value -> figures.put(indicator.id(), value),
                        () -> absent.put(indicator.id(), indicator.absent().en())));
        return root.toPrettyString();
    }
}
