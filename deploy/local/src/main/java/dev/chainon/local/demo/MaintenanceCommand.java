package dev.chainon.local.demo;

import dev.chainon.local.Git;
import dev.chainon.local.Settings;
import dev.chainon.local.platform.Secrets;
import dev.chainon.local.process.Failure;
import dev.chainon.local.process.Home;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Keeps the back office small, under a database role of its own. */
@Command(
        name = "maintenance",
        mixinStandardHelpOptions = true,
        description =
                "Compacts small files, lets old snapshots expire and removes files that nothing refers to. Tagged training sets stay. Works beside a running demonstration.")
public final class MaintenanceCommand implements Callable<Integer> {

    private static final Duration LONGEST = Duration.ofMinutes(30);

    @Option(names = "--json", paramLabel = "FILE", description = "Write the result there too.")
    private Optional<Path> json = Optional.empty();

    @Option(
            names = "--forget-lost",
            description = "Also take tables out of the catalog whose files are gone, so that they can be made anew.")
    private boolean forgetLost;

    @Override
    public Integer call() {
        Home home = Home.ofSystem();
        if (!Files.isDirectory(home.state().resolve("postgres"))) {
            throw new Failure("There is no back office in " + home.state() + " yet: run ./chainon demo first.");
        }
        Settings settings = Settings.read(home.state());
        Report report = new Report("maintenance", Instant.now());
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        try (Screen screen = new Screen(System.out, Boolean.getBoolean("chainon.terminal"));
                Server server = Server.of(home, settings);
                Stage stage = new Stage(new Stage.Scene(home, settings, screen, new Vigil(), report), timer)) {
            Databases databases = new Databases(settings.port("postgres"), new Secrets(home.run("secrets")));
            databases.migrate();
            // Neither broker nor epoch matters to maintenance.
            Fleet fleet = new Fleet(home, settings, "127.0.0.1:" + settings.port("broker"), databases, 1);
            Map<String, Object> own = forgetLost ? Map.of("maintenance.forget-lost", true) : Map.of();
            String result = stage.run(fleet.program(App.MAINTENANCE, "maintenance", own), LONGEST);
            screen.say(result);
            String text = report.json(true, Git.commit(home.code()), Instant.now());
            json.ifPresent(file -> Report.write(file, text));
            return 0;
        } finally {
            timer.shutdownNow();
        }
    }
}
