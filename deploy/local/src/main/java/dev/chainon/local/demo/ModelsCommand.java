package dev.chainon.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.chainon.local.Git;
import dev.chainon.local.Settings;
import dev.chainon.local.platform.Secrets;
import dev.chainon.local.process.Failure;
import dev.chainon.local.process.Home;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the registry. */
@Command(
        name = "models",
        mixinStandardHelpOptions = true,
        description = {
            "Shows the versions of the model with their aliases and figures (list), or every move of an alias with who or what decided it and why (history);",
            "or tells the tracking server what it does not know yet (sync). Works beside a running demonstration."
        })
public final class ModelsCommand implements Callable<Integer> {

    private static final Duration LONGEST = Duration.ofMinutes(5);

    /** What is asked of the registry. */
    enum Question {
        LIST,
        HISTORY,
        SYNC
    }

    @Parameters(arity = "0..1", paramLabel = "list|history|sync", description = "Default: list.")
    private Question question = Question.LIST;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the figures there.")
    private Optional<Path> json = Optional.empty();

    @Override
    public Integer call() {
        return ask("models", question.name().toLowerCase(Locale.ROOT), Map.of(), json);
    }

    /** Asks the registry in a process of its own, by the database that runs here or one started for it. Ends with 1 when the answer is negative. */
    static int ask(String command, String question, Map<String, Object> own, Optional<Path> json) {
        Home home = Home.ofSystem();
        if (!Results.begun(home)) {
            throw new Failure("There is no model in " + home.state() + " yet. Start with: ./chainon demo");
        }
        Settings settings = Settings.read(home.state());
        Report report = new Report(command, Instant.now());
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        try (Screen screen = new Screen(System.out, Boolean.getBoolean("chainon.terminal"));
                Server server = Server.of(home, settings);
                Stage stage = new Stage(new Stage.Scene(home, settings, screen, new Vigil(), report), timer)) {
            Databases databases = new Databases(settings.port("postgres"), new Secrets(home.run("secrets")));
            databases.migrate();
            // Neither broker nor epoch matters to the registry.
            Fleet fleet = new Fleet(home, settings, "127.0.0.1:" + settings.port("broker"), databases, 1);
            int code = say(screen, stage, fleet, question, own);
            json.ifPresent(file -> Report.write(file, report.json(code == 0, Git.commit(home.code()), Instant.now())));
            return code;
        } finally {
            timer.shutdownNow();
        }
    }

    private static int say(Screen screen, Stage stage, Fleet fleet, String question, Map<String, Object> own) {
        try {
            String result =
                    stage.run(fleet.program(App.MODELS, "models", own).withArguments(List.of(question)), LONGEST);
            words(screen, result);
            return 0;
        } catch (Stage.RefusedException e) {
            words(screen, e.result());
            return StepCommand.REFUSED;
        }
    }

    private static void words(Screen screen, String result) {
        for (JsonNode line : Kept.tree(result).path("words")) {
            screen.say(line.asText());
        }
    }
}
