package dev.chainon.ingestion;

import dev.chainon.ingestion.backoffice.Backoffice;
import dev.chainon.ingestion.backoffice.BackofficeSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** One database and one Spark session for all tests of a JVM. */
final class Platform {

    private static final Platform SHARED = new Platform();

    private final EmbeddedPostgres postgres;
    private final Path folder;

    private Platform() {
        try {
            postgres = EmbeddedPostgres.start();
            folder = Files.createTempDirectory("chainon-ingestion");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A back office of its own namespace; never closed, since the session is shared. */
    static Backoffice backoffice(String namespace) {
        return Backoffice.open(settings("postgres", SHARED.folder.resolve("warehouse")), namespace);
    }

    /** The same back office in the hands of maintenance. */
    static Backoffice maintenance(String namespace) {
        return maintenance("postgres", SHARED.folder.resolve("warehouse"), namespace);
    }

    /** Maintenance of a back office with another catalog and another warehouse. */
    static Backoffice maintenance(String database, Path warehouse, String namespace) {
        return Backoffice.openForMaintenance(settings(database, warehouse), namespace);
    }

    /** Folder of the data files of all namespaces. */
    static Path warehouse() {
        return SHARED.folder.resolve("warehouse");
    }

    /** URL of a new database. */
    static String database(String name) throws SQLException {
        administer("CREATE DATABASE " + name);
        return url(name);
    }

    /** Runs a statement as the server's administrator. */
    static void administer(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url("template1"), "postgres", "");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String url(String database) {
        return SHARED.postgres.getJdbcUrl("postgres", database);
    }

    private static BackofficeSettings settings(String database, Path warehouse) {
        return new BackofficeSettings(url(database), "postgres", "", warehouse, SHARED.folder.resolve("scratch"), 2);
    }
}
