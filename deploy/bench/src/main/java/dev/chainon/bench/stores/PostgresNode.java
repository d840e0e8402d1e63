package dev.chainon.bench.stores;

import dev.chainon.local.process.Failure;
import dev.chainon.store.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One PostgreSQL server as a process that can be killed, on a data folder that is there already. A shell stands between, which ends the server when
 * this process ends.
 */
final class PostgresNode implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresNode.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SCRIPT = """
            trap '' INT HUP TERM
            log=$1; shift
            exec 3<&0
            "$@" </dev/null >>"$log" 2>&1 &
            pid=$!
            (cat <&3 >/dev/null; kill -INT $pid 2>/dev/null) &
            exec 3<&-
            wait $pid
            """;

    /**
     * Where a server is.
     *
     * @param binaries folder of the unpacked PostgreSQL
     * @param data its data folder
     * @param password of the superuser
     */
    record Place(Path binaries, Path data, int port, String password) {

        String url(String database, String options) {
            return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?connectTimeout=2&socketTimeout=10"
                    + options;
        }

        Place with(Path otherData, int otherPort) {
            return new Place(binaries, otherData, otherPort, password);
        }
    }

    private final Place place;
    private final Process shell;

    private PostgresNode(Place place, Process shell) {
        this.place = place;
        this.shell = shell;
    }

    /** @param settings as {@code name=value} */
    static PostgresNode start(Place place, List<String> settings) {
        List<String> command =
                new ArrayList<>(List.of("/bin/sh", "-c", SCRIPT, "postgres-node", place.data() + ".log"));
        if ("root".equals(System.getProperty("user.name"))) {
            // The server refuses to run as root; in a user namespace of its own it does not see that it does.
            command.addAll(List.of("unshare", "-U"));
        }
        command.addAll(List.of(
                place.binaries().resolve("bin/postgres").toString(),
                "-D",
                place.data().toString()));
        List<String> all = new ArrayList<>(List.of(
                "port=" + place.port(),
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=",
                "fsync=on",
                "jit=off",
                "shared_buffers=64MB",
                "max_connections=40",
                "wal_level=replica",
                "max_wal_senders=4",
                "wal_keep_size=256MB"));
        all.addAll(settings);
        all.forEach(setting -> command.addAll(List.of("-c", setting)));
        try {
            Files.deleteIfExists(place.data().resolve("postmaster.pid"));
            PostgresNode node = new PostgresNode(place, new ProcessBuilder(command).start());
            Await.until(
                    "PostgreSQL answers on port " + place.port() + "; its log is " + place.data() + ".log",
                    PATIENCE,
                    () -> {
                        if (!node.shell.isAlive()) {
                            throw new Failure("PostgreSQL ended; its log is " + place.data() + ".log");
                        }
                        return node.answers();
                    });
            return node;
        } catch (IOException e) {
            throw new Failure("PostgreSQL cannot be started in " + place.data() + ": " + e.getMessage(), e);
        }
    }

    Place place() {
        return place;
    }

    Database open(String database, String options) {
        return new Database(place.url(database, options), "postgres", place.password(), Load.WRITERS + 2);
    }

    /** A pool that goes to whichever of the two takes writes. */
    Database openWith(PostgresNode other, String database, String options) {
        String url = "jdbc:postgresql://127.0.0.1:" + place.port() + ",127.0.0.1:" + other.place.port() + "/" + database
                + "?targetServerType=primary&hostRecheckSeconds=1&connectTimeout=2&socketTimeout=10" + options;
        return new Database(url, "postgres", place.password(), Load.WRITERS + 2);
    }

    private boolean answers() {
        try (Connection connection =
                DriverManager.getConnection(place.url("postgres", ""), "postgres", place.password())) {
            return connection.isValid(2);
        } catch (SQLException e) {
            LOG.debug("PostgreSQL does not answer yet: {}", e.toString());
            return false;
        }
    }

    /** The server and its sessions. */
    List<Long> pids() {
        return server().stream()
                .flatMap(server -> Stream.concat(Stream.of(server), server.descendants()))
                .map(ProcessHandle::pid)
                .toList();
    }

    private Optional<ProcessHandle> server() {
        try {
            List<String> lines = Files.readAllLines(place.data().resolve("postmaster.pid"));
            return ProcessHandle.of(Long.parseLong(lines.get(0).strip()));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** SIGKILL to the server and all of its sessions, as when the machine loses them. */
    void kill() {
        List<ProcessHandle> all = server().stream()
                .flatMap(server -> Stream.concat(Stream.of(server), server.descendants()))
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        Await.until("the killed server is gone", PATIENCE, () -> all.stream().noneMatch(ProcessHandle::isAlive));
        ended();
    }

    private void ended() {
        try {
            shell.getOutputStream().close();
            if (!shell.waitFor(20, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (IOException e) {
            LOG.debug("the shell of PostgreSQL was gone already", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A copy of the data of a server that is stopped. */
    static Path copy(Path data, Path to) throws IOException {
        remove(to);
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(data.relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        return to;
    }

    private static void remove(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    @Override
    public void close() {
        ended();
    }
}
