package dev.chainon.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.evidence.record.Criterion;
import dev.chainon.local.Commands;
import dev.chainon.local.Settings;
import dev.chainon.local.Unpacked;
import dev.chainon.local.platform.Secrets;
import dev.chainon.local.process.Home;
import dev.chainon.store.Database;
import dev.chainon.store.Epochs;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The two commands on the embedded server, from a state to a copy and back. */
final class BackupCommandIT {

    @TempDir
    Path folder;

    private Home home;

    @BeforeEach
    void prepare() throws IOException {
        Path state = Files.createDirectory(folder.resolve("state"));
        Unpacked.share(state);
        try (ServerSocket socket = new ServerSocket(0)) {
            Files.writeString(state.resolve("chainon.conf"), "local.ports.postgres = " + socket.getLocalPort());
        }
        System.setProperty("chainon.home", state.toString());
        home = Home.ofSystem();
    }

    @AfterEach
    void forget() {
        System.clearProperty("chainon.home");
    }

    @Test
    @Criterion("B1Cr3.erasure")
    void whatIsBackedUpComesBack_andWhatIsMoreIsNotLostByMistake() throws IOException {
        Path backup = folder.resolve("backup");
        assertThat(run("backup", backup.toString())).as("there is no database").isEqualTo(3);
        assertThat(run("restore", backup.toString())).as("there is no backup").isEqualTo(2);

        inDatabase(database -> new Epochs(database).open("2001-05-01", "before"));
        assertThat(run(
                        "backup",
                        backup.toString(),
                        "--json",
                        folder.resolve("backup.json").toString()))
                .isZero();
        assertThat(folder.resolve("chainon.keys")).exists();
        assertThat(Files.readString(home.state().resolve("people/key-copies.txt")))
                .isEqualTo(folder.resolve("chainon.keys").toAbsolutePath().normalize() + "\n");
        assertThat(Files.readString(folder.resolve("backup.json"))).contains("backup.rows", "backup.tables");
        assertThat(run("backup", backup.toString())).as("it holds a backup").isEqualTo(2);

        inDatabase(database -> new Epochs(database).open("2001-06-01", "after"));
        Path bookmark = Files.writeString(home.folder("monitoring").resolve("flights.predictions.1.offset"), "7\n");
        assertThat(run("restore", backup.toString()))
                .as("it would lose a replay")
                .isEqualTo(3);
        assertThat(bookmark).exists();

        assertThat(run(
                        "restore",
                        backup.toString(),
                        "--replace",
                        "--keys",
                        folder.resolve("chainon.keys").toString()))
                .isZero();

        assertThat(bookmark).as("the projectors read the log again").doesNotExist();
        String from = inDatabase(
                database -> new Epochs(database).current().orElseThrow().from());
        assertThat(from).isEqualTo("2001-05-01");
    }

    private static int run(String... words) {
        return Commands.quietly(words);
    }

    private <T> T inDatabase(Function<Database, T> work) {
        Settings settings = Settings.read(home.state());
        try (Server server = Server.of(home, settings)) {
            assertThat(server.own()).isNotEqualTo(Optional.empty());
            Databases databases = new Databases(settings.port("postgres"), new Secrets(home.run("secrets")));
            databases.migrate();
            try (Database database = databases.superuser()) {
                return work.apply(database);
            }
        }
    }
}
