package dev.chainon.local.demo;

import dev.chainon.local.Settings;
import dev.chainon.local.platform.Lock;
import dev.chainon.local.process.Home;
import java.nio.file.Path;
import java.util.ArrayList;
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
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The trial of a challenger on the requests that come in. */
@Command(
        name = "release",
        mixinStandardHelpOptions = true,
        description = {
            "Tries a registered version on the requests that come in: as a canary it answers some of them (--percent, or those with the header x-chainon-release: challenger),",
            "as a shadow it computes as well and is compared. Then promote makes it champion, stop ends the trial, complain has the replicas take it back; status shows the log and",
            "what the replicas see. A challenger that fails or lags is taken back by itself. Works beside a running demonstration, whose replicas are asked on their ports for",
            "operators, by the key in .chainon/run/secrets/operator, to follow at once. Ends with 1 when there is nothing to do it to."
        })
public final class ReleaseCommand implements Callable<Integer> {

    /** What is asked. */
    enum Question {
        CANARY,
        SHADOW,
        PROMOTE,
        STOP,
        COMPLAIN,
        STATUS
    }

    @Parameters(paramLabel = "canary|shadow|promote|stop|complain|status", description = "What to do.")
    private Question question = Question.STATUS;

    @Option(names = "--percent", paramLabel = "P", description = "Percent of the requests for a canary (default: 10).")
    private int percent = 10;

    @Option(
            names = "--model",
            paramLabel = "N",
            description = "Number of the version, or its URI (default: where @challenger points).")
    private String version = "";

    @Option(names = "--why", paramLabel = "REASON", description = "The reason, for the log; needed but for status.")
    private String why = "";

    @Option(names = "--who", paramLabel = "NAME", description = "Who asks, for the log (default: this user).")
    private String who = System.getProperty("user.name", "unknown");

    @Option(names = "--json", paramLabel = "FILE", description = "Write the figures there.")
    private Optional<Path> json = Optional.empty();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (percent < 0 || percent > 100) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--percent must lie in 0..100, not " + percent);
        }
        if (why.isBlank() && question != Question.STATUS) {
            throw new CommandLine.ParameterException(spec.commandLine(), "Say the reason by --why: the log keeps it.");
        }
        Map<String, Object> own = new LinkedHashMap<>();
        own.put("release.percent", percent);
        own.put("gate.candidate", version);
        own.put("gate.why", why);
        own.put("training.who", who);
        int code = ModelsCommand.ask("release", "release-" + question.name().toLowerCase(Locale.ROOT), own, json);
        Home home = Home.ofSystem();
        if (code == 0 && Lock.holder(home.run("lock")).isPresent()) {
            Operator operator = new Operator(home, Settings.read(home.state()));
            boolean asked = question == Question.STATUS;
            lines(operator.ask(asked ? "GET" : "POST", asked ? "/admin/status" : "/admin/reload"))
                    .forEach(spec.commandLine().getOut()::println);
            spec.commandLine().getOut().flush();
        }
        return code;
    }

    /** What each replica says of itself. */
    static List<String> lines(Map<String, Optional<String>> answers) {
        List<String> lines = new ArrayList<>();
        answers.forEach((replica, answer) -> lines.add("  replica " + replica + ": "
                + answer.map(Kept::tree)
                        .map(status -> "serves version "
                                + status.path("model_version").asText() + ", release " + status.path("release"))
                        .orElse("does not answer its operator; it follows by itself within seconds of being back")));
        return lines;
    }
}
