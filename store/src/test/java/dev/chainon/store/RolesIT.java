package dev.chainon.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chainon.evidence.record.Criterion;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RolesIT {

    private static final String DENIED = "42501";
    private static final List<String> TABLES = List.of(
            "epoch",
            "prediction",
            "outcome",
            "lease",
            "model_version",
            "model_alias",
            "promotion_log",
            "model_tag",
            "jobs.run",
            "jobs.step",
            "jobs.scheduled_tasks",
            "person_key",
            "subscription",
            "access_log",
            "notice",
            "landing",
            "reading_place",
            "key_check",
            "retention_log",
            "release_log",
            "release_report",
            "complaint",
            "retraining_log",
            "ticket",
            "ticket_entry",
            "ticket_firing",
            "ticket_issue",
            "ticket_forge",
            "trial_score");
    private static final List<String> ACTIONS =
            List.of("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "TRIGGER", "REFERENCES");

    /** Everything a role may do, said once more and apart from the migrations: all the rest must be refused. */
    private static final Map<RuntimeRole, Set<String>> ALLOWED = new EnumMap<>(Map.of(
            RuntimeRole.STREAM,
            Set.of("SELECT epoch", "INSERT epoch", "UPDATE epoch", "SELECT lease", "INSERT lease", "UPDATE lease"),
            RuntimeRole.SERVING,
            Set.of(
                    "SELECT epoch",
                    "SELECT prediction",
                    "SELECT lease",
                    "INSERT lease",
                    "UPDATE lease",
                    "SELECT model_version",
                    "SELECT model_alias",
                    "SELECT promotion_log",
                    "SELECT model_tag",
                    "SELECT release_log",
                    "INSERT release_log",
                    "SELECT release_report",
                    "INSERT release_report",
                    "UPDATE release_report",
                    "SELECT complaint",
                    "SELECT trial_score",
                    "INSERT trial_score",
                    "DELETE trial_score",
                    "SELECT retraining_log",
                    "INSERT retraining_log"),
            RuntimeRole.PEOPLE,
            Set.of(
                    "SELECT person_key",
                    "INSERT person_key",
                    "DELETE person_key",
                    "SELECT subscription",
                    "INSERT subscription",
                    "UPDATE subscription",
                    "DELETE subscription",
                    "SELECT notice",
                    "INSERT notice",
                    "UPDATE notice",
                    "SELECT reading_place",
                    "INSERT reading_place",
                    "UPDATE reading_place",
                    "SELECT key_check",
                    "INSERT key_check",
                    "UPDATE key_check"),
            RuntimeRole.MONITORING,
            Set.of(
                    "SELECT epoch",
                    "SELECT prediction",
                    "INSERT prediction",
                    "UPDATE prediction",
                    "SELECT outcome",
                    "INSERT outcome",
                    "UPDATE outcome",
                    "SELECT lease",
                    "INSERT lease",
                    "UPDATE lease",
                    "SELECT model_version",
                    "SELECT model_alias",
                    "SELECT promotion_log",
                    "SELECT model_tag",
                    "SELECT jobs.run",
                    "SELECT jobs.step",
                    "SELECT jobs.scheduled_tasks",
                    "SELECT retention_log",
                    "SELECT release_log",
                    "SELECT release_report",
                    "SELECT complaint",
                    "INSERT complaint",
                    "SELECT retraining_log",
                    "INSERT retraining_log",
                    "SELECT ticket",
                    "INSERT ticket",
                    "UPDATE ticket",
                    "SELECT ticket_entry",
                    "INSERT ticket_entry",
                    "SELECT ticket_firing",
                    "INSERT ticket_firing",
                    "UPDATE ticket_firing",
                    "SELECT ticket_issue",
                    "INSERT ticket_issue",
                    "UPDATE ticket_issue",
                    "SELECT ticket_forge",
                    "INSERT ticket_forge",
                    "UPDATE ticket_forge",
                    "SELECT trial_score"),
            RuntimeRole.TRAINER,
            Set.of(
                    "SELECT epoch",
                    "SELECT model_version",
                    "INSERT model_version",
                    "SELECT model_alias",
                    "INSERT model_alias",
                    "UPDATE model_alias",
                    "SELECT promotion_log",
                    "INSERT promotion_log",
                    "SELECT model_tag",
                    "INSERT model_tag",
                    "UPDATE model_tag",
                    "SELECT release_log",
                    "INSERT release_log",
                    "SELECT release_report",
                    "SELECT complaint",
                    "INSERT complaint",
                    "SELECT trial_score"),
            RuntimeRole.WORKFLOW,
            Set.of(
                    "SELECT jobs.run",
                    "INSERT jobs.run",
                    "UPDATE jobs.run",
                    "SELECT jobs.step",
                    "INSERT jobs.step",
                    "UPDATE jobs.step",
                    "SELECT jobs.scheduled_tasks",
                    "INSERT jobs.scheduled_tasks",
                    "UPDATE jobs.scheduled_tasks",
                    "DELETE jobs.scheduled_tasks",
                    "SELECT retraining_log",
                    "INSERT retraining_log"),
            RuntimeRole.AUDITOR,
            Set.of("SELECT retention_log")));

    private static TestDatabase database;
    private static String backoffice;

    @BeforeAll
    static void open() {
        database = TestDatabase.fresh();
        backoffice = TestDatabase.urlOf("backoffice_of_roles");
        new CatalogMigrations(backoffice, TestDatabase.adminUser(), TestDatabase.adminPassword())
                .migrate(Map.of("backoffice", "backoffice", "backoffice_maintenance", "backoffice_maintenance"));
    }

    @AfterAll
    static void close() {
        database.close();
    }

    /** A table that the list leaves out would be looked at by no test. */
    @Test
    @Criterion("B3Cr7.roles")
    void everyTableOfTheDatabaseIsInTheList() throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(
                        database.url(), TestDatabase.adminUser(), TestDatabase.adminPassword());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT schemaname, tablename FROM pg_tables"
                        + " WHERE schemaname NOT IN ('pg_catalog', 'information_schema')"
                        + " AND tablename <> 'flyway_schema_history'")) {
            while (rows.next()) {
                String schema = rows.getString(1);
                found.add((schema.equals("runtime") ? "" : schema + ".") + rows.getString(2));
            }
        }

        assertThat(found).containsExactlyInAnyOrderElementsOf(TABLES);
    }

    @ParameterizedTest
    @EnumSource(RuntimeRole.class)
    @Criterion("B3Cr7.roles")
    void eachRoleHasItsRightsOnly(RuntimeRole role) throws SQLException {
        Set<String> found = new HashSet<>();
        try (Connection connection = connect(role)) {
            for (String table : TABLES) {
                for (String action : ACTIONS) {
                    if (allowed(connection, table, action)) {
                        found.add(action + " " + table);
                    }
                }
            }
        }

        assertThat(found).isEqualTo(ALLOWED.get(role));
    }

    private static boolean allowed(Connection connection, String table, String action) throws SQLException {
        try (var query = connection.prepareStatement("SELECT has_table_privilege(?, ?)")) {
            query.setString(1, table.contains(".") ? table : "runtime." + table);
            query.setString(2, action);
            try (var rows = query.executeQuery()) {
                rows.next();
                return rows.getBoolean(1);
            }
        } catch (SQLException e) {
            // Without the right to use a schema, not even the names in it can be asked for.
            assertThat(e.getSQLState()).isEqualTo(DENIED);
            return false;
        }
    }

    @ParameterizedTest
    @EnumSource(RuntimeRole.class)
    @Criterion("B3Cr7.roles")
    void noRoleCreatesOrDropsOrEntersTheBackOffice(RuntimeRole role) throws SQLException {
        try (Connection connection = connect(role)) {
            refused(connection, "CREATE TABLE runtime.mine (x int)");
            refused(connection, "CREATE TABLE public.mine (x int)");
            refused(connection, "CREATE TEMP TABLE mine (x int)");
            refused(connection, "CREATE TABLE jobs.mine (x int)");
            refused(connection, "DROP TABLE runtime.epoch");
            refused(connection, "CREATE ROLE mine");
            refused(connection, "SELECT * FROM runtime.flyway_schema_history");
        }
        assertThatThrownBy(() -> DriverManager.getConnection(backoffice, role.user(), role.user()))
                .isInstanceOf(SQLException.class)
                .extracting(e -> ((SQLException) e).getSQLState())
                .isEqualTo(DENIED);
    }

    @ParameterizedTest
    @EnumSource(BackofficeRole.class)
    @Criterion("B3Cr7.roles")
    void theBackOfficeRolesCannotEnterTheRuntime(BackofficeRole role) {
        assertThatThrownBy(() -> DriverManager.getConnection(database.url(), role.user(), role.user()))
                .isInstanceOf(SQLException.class)
                .extracting(e -> ((SQLException) e).getSQLState())
                .isEqualTo(DENIED);
    }

    @Test
    @Criterion("B4Cr5.model-versions")
    void thePromotionLogIsAppendOnly_evenForItsOwner() throws SQLException {
        try (Connection owner =
                DriverManager.getConnection(database.url(), TestDatabase.adminUser(), TestDatabase.adminPassword())) {
            Server.execute(
                    owner,
                    "INSERT INTO runtime.model_version VALUES ('m', 1, 'd', '{}')",
                    "INSERT INTO runtime.promotion_log (action, model, alias, version, who, why) VALUES ('promote', 'm', 'champion', 1, 'me', 'test')");
            refused(owner, "UPDATE runtime.promotion_log SET who = 'somebody else'");
            refused(owner, "DELETE FROM runtime.promotion_log");
            refused(owner, "TRUNCATE runtime.promotion_log");
        }
    }

    private static Connection connect(RuntimeRole role) throws SQLException {
        return DriverManager.getConnection(database.url(), role.user(), role.user());
    }

    private static void refused(Connection connection, String sql) {
        assertThatThrownBy(() -> Server.execute(connection, sql))
                .as(sql)
                .isInstanceOf(SQLException.class)
                .extracting(e -> ((SQLException) e).getSQLState())
                .isEqualTo(DENIED);
    }
}
