package dev.chainon.local.demo;

import dev.chainon.local.Git;
import dev.chainon.local.Settings;
import dev.chainon.local.platform.Secrets;
import dev.chainon.local.process.Failure;
import dev.chainon.local.process.Home;
import dev.chainon.store.Database;
import dev.chainon.store.backup.Backup;
import dev.chainon.store.backup.KeyCopies;
import dev.chainon.store.backup.Manifest;
import dev.chainon.store.backup.TakenBack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Copies the runtime database into a folder, without the keys of persons. */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description = {
            "Copies the runtime database into a folder, as of one moment; works beside a running demonstration. The keys of persons are not in it: they go to one file",
            "for all backups, which is replaced, so that a backup alone opens nobody's data and an erasure reaches them all. Log and back office are not in it:",
            "see docs/privacy/README.md."
        })
public final class BackupCommand implements Callable<Integer> {

    static final String KEYS = "chainon.keys";

    @Parameters(paramLabel = "DIR", description = "A folder that is empty or not there yet.")
    private Path folder = Path.of("");

    @Option(
            names = "--keys",
            paramLabel = "FILE",
            description = "The file of the keys of persons, best on another disk (default: " + KEYS + " beside DIR).")
    private Optional<Path> keys = Optional.empty();

    @Option(names = "--json", paramLabel = "FILE", description = "Write the figures there.")
    private Optional<Path> json = Optional.empty();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Home home = Home.ofSystem();
        if (!Files.isDirectory(home.state().resolve("postgres"))) {
            throw new Failure("There is no database in " + home.state() + " yet. Start with: ./chainon demo");
        }
        Settings settings = Settings.read(home.state());
        Report report = new Report("backup", Instant.now());
        Path whole = folder.toAbsolutePath().normalize();
        Path file = keys.orElseGet(() -> Objects.requireNonNull(whole.getParent(), "a folder lies in another")
                .resolve(KEYS));
        try (Screen screen = new Screen(System.out, false);
                Server server = Server.of(home, settings)) {
            Databases databases = new Databases(settings.port("postgres"), new Secrets(home.run("secrets")));
            databases.migrate();
            Instant before = Instant.now();
            Manifest manifest = write(databases, home, whole, file);
            report.figure("backup.rows", manifest.rows());
            report.figure("backup.tables", manifest.tables().size());
            report.figure(
                    "backup.seconds", Duration.between(before, Instant.now()).toMillis() / 1000.0);
            screen.say(manifest.rows() + " rows of " + manifest.tables().size() + " tables are in " + whole
                    + ", the keys of persons in " + file + ": keep them apart.");
            json.ifPresent(to -> Report.write(to, report.json(true, Git.commit(home.code()), Instant.now())));
            return 0;
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private static Manifest write(Databases databases, Home home, Path folder, Path keys) {
        Path people = home.folder("people");
        try (Database database = databases.superuser()) {
            Manifest manifest = new Backup(database, Clock.systemUTC())
                    .write(folder, keys, TakenBack.read(people.resolve(TakenBack.FILE)));
            new KeyCopies(people.resolve(KeyCopies.FILE)).add(keys);
            return manifest;
        }
    }
}
