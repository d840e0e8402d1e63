package dev.chainon.e2e.flow;

import com.typesafe.config.Config;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Takes the back office of a demonstration away and brings it back: its database refuses everybody, its warehouse is elsewhere. */
final class BackOfficeSwitch implements AutoCloseable {

    private final Config stream;
    private final Path warehouse;
    private final String password;
    private boolean away;

    BackOfficeSwitch(Demonstration demonstration) throws IOException {
        this.stream = demonstration.settings("stream");
        this.warehouse = demonstration.state().resolve("warehouse");
        this.password = Files.readString(demonstration.state().resolve("run/secrets/postgres"))
                .strip();
    }

    void off() throws Exception {
        away = true;
        String database = database();
        administer("ALTER DATABASE " + database + " WITH ALLOW_CONNECTIONS false");
        administer("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + database + "'");
        Files.move(warehouse, elsewhere());
        // In its place a file, so that nothing can be made there.
        Files.createFile(warehouse);
    }

    void on() throws Exception {
        if (away) {
            Files.delete(warehouse);
            Files.move(elsewhere(), warehouse);
            administer("ALTER DATABASE " + database() + " WITH ALLOW_CONNECTIONS true");
            away = false;
        }
    }

    /** Commits of the copy of the stream, by the catalog's own log. */
    long copies() throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        stream.getString("backoffice.url"),
                        stream.getString("backoffice.user"),
                        stream.getString("backoffice.password"));
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT count(*) FROM sanctuary.pointer_log WHERE table_name = 'clean_stream'")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private Path elsewhere() {
        return warehouse.resolveSibling("elsewhere");
    }

    private String database() {
        String url = stream.getString("backoffice.url");
        return url.substring(url.lastIndexOf('/') + 1);
    }

    private void administer(String sql) throws SQLException {
        String url = stream.getString("backoffice.url").replaceFirst("/[^/]*$", "/postgres");
        try (Connection connection = DriverManager.getConnection(url, "postgres", password);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws Exception {
        on();
    }
}
