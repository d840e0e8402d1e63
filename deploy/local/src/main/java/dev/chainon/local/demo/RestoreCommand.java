package dev.chainon.local.demo;

import dev.chainon.local.Git;
import dev.chainon.local.Settings;
import dev.chainon.local.platform.Lock;
import dev.chainon.local.platform.Secrets;
import dev.chainon.local.process.Failure;
import dev.chainon.local.process.Home;
import dev.chainon.store.Database;
import dev.chainon.store.backup.Restore;
import dev.chainon.store.backup.TakenBack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Brings a copy of the runtime database back; who was erased stays erased. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = {
            "Brings back what ./chainon backup wrote, while nothing runs here. Of persons comes back what a living key opens, or one of the file that --keys names;",
            "nobody who was erased and no subscription that was ended since, since .chainon/people/erasures.jsonl lists them: without that list it refuses.",
            "Predictions and outcomes since the backup are read from the log again at the next start. Ends with 2 when DIR is no whole backup."
        })
public final class RestoreCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", description = "What ./chainon backup wrote.")
    private Path folder = Path.of("");

    @Option(
            names = "--keys",
            paramLabel = "FILE",
            description = "The file of the keys of persons, where those of the database are lost.")
    private Optional<Path> keys = Optional.empty();

    @Option(names = "--replace", description = "Replace what the database holds: needed where a replay was begun.")
    private boolean replace;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the figures there.")
    private Optional<Path> json = Optional.empty();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Home home = Home.ofSystem();
        Lock.holder(home.run("lock")).ifPresent(pid -> {
            throw new Failure(
                    "Chaînon runs here, as PID " + pid + ", and a restore must be alone. Stop it with: ./chainon stop");
        });
        Settings settings = Settings.read(home.state());
        Report report = new Report("restore", Instant.now());
        try (Screen screen = new Screen(System.out, false);
                Server server = Server.of(home, settings)) {
            Databases databases = new Databases(settings.port("postgres"), new Secrets(home.run("secrets")));
            databases.migrate();
            Restore.Restored restored = restore(databases, home);
            readTheLogAgain(home);
            long rows =
                    restored.rows().values().stream().mapToLong(Long::longValue).sum();
            report.figure("restore.rows", rows);
            report.figure("restore.keys", restored.keys());
            report.figure("restore.left-out", restored.leftOut());
            screen.say(rows + " rows are back, and " + restored.keys() + " keys of persons; " + restored.leftOut()
                    + " subscriptions stay out: erased, ended, or without a key.");
            json.ifPresent(to -> Report.write(to, report.json(true, Git.commit(home.code()), Instant.now())));
            return 0;
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        } catch (IllegalStateException e) {
            throw new Failure(String.valueOf(e.getMessage()), e);
        }
    }

    private Restore.Restored restore(Databases databases, Home home) {
        try (Database database = databases.superuser()) {
            boolean begun = database.jdbi()
                    .withHandle(handle -> handle.createQuery("SELECT EXISTS (SELECT FROM runtime.epoch)")
                            .mapTo(Boolean.class)
                            .one());
            if (begun && !replace) {
                throw new Failure(
                        "The database here holds a replay. To lose what it has since the backup, add --replace.");
            }
            return new Restore(database)
                    .from(folder, keys, TakenBack.read(home.folder("people").resolve(TakenBack.FILE)));
        }
    }

    /** What the projectors wrote since the backup is gone: without their bookmarks they begin anew, and upsert. */
    private static void readTheLogAgain(Home home) {
        try (DirectoryStream<Path> bookmarks = Files.newDirectoryStream(home.folder("monitoring"), "*.offset")) {
            for (Path bookmark : bookmarks) {
                Files.delete(bookmark);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the bookmarks in " + home.folder("monitoring") + " cannot be removed: remove *.offset by hand", e);
        }
    }
}
