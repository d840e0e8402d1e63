package dev.chainon.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A PostgreSQL server of its own with a migrated runtime database, that a test stops and starts again at the same address with the same rows. It asks nobody for a password. */
public final class StoppableServer implements AutoCloseable {

    private final Path data;
    private EmbeddedPostgres server;

    private StoppableServer(Path data, EmbeddedPostgres server) {
        this.data = data;
        this.server = server;
    }

    /** @param folder an empty folder of the caller's */
    public static StoppableServer start(Path folder) throws IOException {
        Path data = Files.createDirectories(folder.resolve("data"));
        StoppableServer started = new StoppableServer(data, builder(data).start());
        Map<String, String> passwords = Arrays.stream(RuntimeRole.values())
                .map(RuntimeRole::user)
                .collect(Collectors.toMap(Function.identity(), Function.identity()));
        new Migrations(started.url(), TestServer.ADMIN, TestServer.ADMIN).migrate(passwords);
        return started;
    }

    private static EmbeddedPostgres.Builder builder(Path data) {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setServerConfig("fsync", "off");
    }

    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/stoppable";
    }

    /** A pool under one of the roles, which the caller closes. */
    public Database as(RuntimeRole role) {
        return new Database(url(), role.user(), role.user(), 4);
    }

    /** Stops the server: connections break and new ones are refused. */
    public void stop() throws IOException {
        server.close();
    }

    public void startAgain() throws IOException {
        server = builder(data).setPort(server.getPort()).start();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
