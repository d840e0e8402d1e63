package dev.chainon.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chainon.evidence.record.Criterion;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pointers of the catalog under the hands of the pipeline, of maintenance and of the owner. */
class CatalogIT {

    private static final String DENIED = "42501";
    private static final Map<String, String> PASSWORDS =
            Map.of("backoffice", "backoffice", "backoffice_maintenance", "backoffice_maintenance");
    private static int number;

    private String url;

    @BeforeEach
    void migrate() {
        url = TestDatabase.urlOf("catalog" + ++number);
        migrations().migrate(PASSWORDS);
    }

    private CatalogMigrations migrations() {
        return new CatalogMigrations(url, TestDatabase.adminUser(), TestDatabase.adminPassword());
    }

    @Test
    @Criterion("B2Cr9.append-only")
    void thePipelineMovesPointersOn_andTheLogKeepsWhereTheyWere() throws SQLException {
        try (Connection pipeline = as(BackofficeRole.PIPELINE)) {
            create(pipeline, "clean", "1.json");
            assertThat(move(pipeline, "clean", "1.json", "2.json")).isEqualTo(1);
            assertThat(move(pipeline, "clean", "1.json", "3.json"))
                    .as("compare-and-swap on a pointer that has moved")
                    .isZero();

            assertThat(log(pipeline))
                    .containsExactly("backoffice create clean null 1.json", "backoffice move clean 1.json 2.json");
        }
    }

    @Test
    @Criterion("B2Cr9.append-only")
    void thePipelineNeitherDropsNorRenamesNorGoesBack() throws SQLException {
        try (Connection pipeline = as(BackofficeRole.PIPELINE)) {
            create(pipeline, "clean", "1.json");
            move(pipeline, "clean", "1.json", "2.json");

            refused(pipeline, "DELETE FROM iceberg_tables");
            refused(pipeline, "TRUNCATE iceberg_tables");
            refused(pipeline, "DROP TABLE iceberg_tables");
            refused(pipeline, "ALTER TABLE iceberg_tables DISABLE TRIGGER ALL");
            refused(pipeline, "UPDATE iceberg_tables SET table_name = 'gone'");
            refused(pipeline, "UPDATE iceberg_tables SET table_namespace = 'elsewhere'");
            refused(
                    pipeline,
                    "UPDATE iceberg_tables SET metadata_location = '1.json', previous_metadata_location = '2.json'");
            refused(
                    pipeline,
                    "UPDATE iceberg_tables SET metadata_location = '9.json', previous_metadata_location = '7.json'");
            refused(pipeline, "UPDATE iceberg_tables SET metadata_location = NULL");
            refused(
                    pipeline,
                    "INSERT INTO iceberg_tables VALUES ('backoffice', 'toy', 'copy', '1.json', NULL, 'TABLE')");
            refused(pipeline, "DELETE FROM iceberg_namespace_properties");
            refused(pipeline, "CREATE TABLE public.mine (x int)");
            refused(pipeline, "SET ROLE backoffice_maintenance");
            assertThat(log(pipeline)).hasSize(2);
        }
    }

    @Test
    @Criterion("B2Cr9.append-only")
    void nobodyRewritesTheLog_notEvenItsOwner() throws SQLException {
        try (Connection pipeline = as(BackofficeRole.PIPELINE)) {
            create(pipeline, "clean", "1.json");
        }
        for (Connection who : List.of(
                as(BackofficeRole.PIPELINE),
                as(BackofficeRole.MAINTENANCE),
                DriverManager.getConnection(url, TestDatabase.adminUser(), TestDatabase.adminPassword()))) {
            try (who) {
                refused(who, "UPDATE sanctuary.pointer_log SET db_role = 'somebody else'");
                refused(who, "DELETE FROM sanctuary.pointer_log");
                refused(who, "TRUNCATE sanctuary.pointer_log");
            }
        }
        try (Connection maintenance = as(BackofficeRole.MAINTENANCE)) {
            refused(
                    maintenance,
                    "INSERT INTO sanctuary.pointer_log (action, catalog_name, table_namespace, table_name) VALUES ('drop', 'a', 'b', 'c')");
        }
    }

    @Test
    @Criterion("B2Cr9.append-only")
    void maintenanceMayGoBackRenameAndDrop_andIsWrittenDown() throws SQLException {
        try (Connection pipeline = as(BackofficeRole.PIPELINE)) {
            create(pipeline, "clean", "1.json");
            move(pipeline, "clean", "1.json", "2.json");
        }
        try (Connection maintenance = as(BackofficeRole.MAINTENANCE)) {
            assertThat(move(maintenance, "clean", "2.json", "1.json")).isEqualTo(1);
            Server.execute(maintenance, "UPDATE iceberg_tables SET table_name = 'old'", "DELETE FROM iceberg_tables");

            assertThat(log(maintenance))
                    .endsWith(
                            "backoffice_maintenance move clean 2.json 1.json",
                            "backoffice_maintenance rename old 1.json 1.json",
                            "backoffice_maintenance drop old 1.json null");
        }
    }

    @Test
    void aCatalogThatThePipelineOwned_isTakenOver_withItsPointers() throws SQLException {
        String old = TestDatabase.urlOf("old_catalog");
        Server server = new Server(old, TestDatabase.adminUser(), TestDatabase.adminPassword());
        server.ensureDatabase();
        try (Connection admin = server.connect()) {
            Server.execute(admin, "GRANT CREATE ON SCHEMA public TO backoffice");
        }
        try (Connection before = DriverManager.getConnection(old, "backoffice", "backoffice")) {
            Server.execute(
                    before,
                    "CREATE TABLE public.iceberg_tables (catalog_name varchar(255), table_namespace varchar(255), table_name varchar(255),"
                            + " metadata_location varchar(1000), previous_metadata_location varchar(1000), iceberg_type varchar(5))");
            create(before, "clean", "1.json");
        }
        url = old;
        migrations().migrate(PASSWORDS);
        migrations().migrate(PASSWORDS);

        try (Connection pipeline = as(BackofficeRole.PIPELINE)) {
            refused(pipeline, "DELETE FROM iceberg_tables");
            assertThat(move(pipeline, "clean", "1.json", "2.json")).isEqualTo(1);
            assertThat(log(pipeline)).hasSize(2).last().isEqualTo("backoffice move clean 1.json 2.json");
        }
    }

    private Connection as(BackofficeRole role) throws SQLException {
        return DriverManager.getConnection(url, role.user(), role.user());
    }

    private static void create(Connection connection, String table, String location) throws SQLException {
        Server.execute(
                connection,
                "INSERT INTO iceberg_tables VALUES ('backoffice', 'toy', '" + table + "', '" + location
                        + "', NULL, 'TABLE')");
    }

    /** As Iceberg's catalog does it. */
    private static int move(Connection connection, String table, String from, String to) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE iceberg_tables SET metadata_location = ?, previous_metadata_location = ? WHERE table_name = ? AND metadata_location = ?")) {
            update.setString(1, to);
            update.setString(2, from);
            update.setString(3, table);
            update.setString(4, from);
            return update.executeUpdate();
        }
    }

    private static List<String> log(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT db_role, action, table_name, old_location, new_location FROM sanctuary.pointer_log ORDER BY id")) {
            List<String> log = new ArrayList<>();
            while (rows.next()) {
                log.add(rows.getString(1) + " " + rows.getString(2) + " " + rows.getString(3) + " " + rows.getString(4)
                        + " " + rows.getString(5));
            }
            return log;
        }
    }

    private static void refused(Connection connection, String sql) {
        assertThatThrownBy(() -> Server.execute(connection, sql))
                .as(sql)
                .isInstanceOf(SQLException.class)
                .extracting(e -> ((SQLException) e).getSQLState())
                .isEqualTo(DENIED);
    }
}
