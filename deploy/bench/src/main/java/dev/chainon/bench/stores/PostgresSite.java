package dev.chainon.bench.stores;

import dev.chainon.local.platform.Postgres;
import dev.chainon.local.process.Failure;
import dev.chainon.local.process.Home;
import dev.chainon.store.Migrations;
import dev.chainon.store.RuntimeRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes the data folders: the embedded platform's PostgreSQL with the project's own migrations, and a replica from a cold copy of it. */
final class PostgresSite {

    private PostgresSite() {}

    /** A stopped server with the runtime's tables, and without any row. */
    static PostgresNode.Place prepare(Home home) throws IOException {
        int port = CassandraRing.freePort();
        String password;
        try (Postgres server = Postgres.start(home, port, Map.of())) {
            password = server.password();
            Map<String, String> passwords =
                    Arrays.stream(RuntimeRole.values()).collect(Collectors.toMap(RuntimeRole::user, role -> "study"));
            new Migrations(server.url(Postgres.RUNTIME), Postgres.SUPERUSER, password).migrate(passwords);
        }
        Path data = home.folder("postgres");
        Files.writeString(
                data.resolve("pg_hba.conf"),
                "host replication all 127.0.0.1/32 scram-sha-256\n",
                StandardOpenOption.APPEND);
        return new PostgresNode.Place(binaries(home), data, port, password);
    }

    /** A copy of a stopped server that will follow it once both run. */
    static PostgresNode.Place replica(PostgresNode.Place primary, Path data) throws IOException {
        PostgresNode.copy(primary.data(), data);
        Files.writeString(data.resolve("standby.signal"), "");
        Files.writeString(
                data.resolve("postgresql.auto.conf"),
                "primary_conninfo = 'host=127.0.0.1 port=" + primary.port() + " user=postgres password="
                        + primary.password() + " application_name=replica'\n",
                StandardOpenOption.APPEND);
        return primary.with(data, CassandraRing.freePort());
    }

    private static Path binaries(Home home) throws IOException {
        try (Stream<Path> files = Files.walk(home.folder("native"), 4)) {
            return files.filter(file -> file.endsWith(Path.of("bin", "postgres")))
                    .map(file -> file.resolve("../..").normalize())
                    .findFirst()
                    .orElseThrow(() ->
                            new Failure("The embedded PostgreSQL was not unpacked under " + home.folder("native")));
        }
    }

    static List<String> synchronous() {
        return List.of("synchronous_standby_names=replica");
    }
}
