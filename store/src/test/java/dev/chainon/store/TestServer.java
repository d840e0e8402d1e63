package dev.chainon.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The PostgreSQL of the tests: started when first asked for, asks everyone for a password as the real one does, ends with the JVM. */
final class TestServer {

    static final String ADMIN = "postgres";

    private static final EmbeddedPostgres SERVER = start();

    private TestServer() {}

    static int port() {
        return SERVER.getPort();
    }

    private static EmbeddedPostgres start() {
        try {
            EmbeddedPostgres server =
                    EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
            askPasswords(server);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start PostgreSQL for the tests", e);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot prepare PostgreSQL for the tests", e);
        }
    }

    private static void askPasswords(EmbeddedPostgres server) throws SQLException, IOException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER ROLE " + ADMIN + " PASSWORD '" + ADMIN + "'");
            try (ResultSet rows = statement.executeQuery("SHOW hba_file")) {
                rows.next();
                Files.writeString(Path.of(rows.getString(1)), "host all all 127.0.0.1/32 scram-sha-256\n");
            }
            statement.execute("SELECT pg_reload_conf()");
        }
        String url = "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + ADMIN;
        Await.until(() -> refuses(url));
    }

    private static boolean refuses(String url) {
        try (Connection connection = DriverManager.getConnection(url, ADMIN, "wrong")) {
            return !connection.isValid(1);
        } catch (SQLException e) {
            return true;
        }
    }
}
