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
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who sees which rows of the personal tables. */
class SubscriptionRowsIT {

    private static final String DENIED = "42501";
    private static TestDatabase database;

    @BeforeAll
    static void subscribe() throws SQLException {
        database = TestDatabase.fresh();
        try (Connection serving = connect(RuntimeRole.SERVING)) {
            for (String person : List.of("p1", "p2")) {
                act(serving, person);
                Server.execute(
                        serving,
                        "INSERT INTO runtime.person_key (person, wrapped_key) VALUES ('" + person + "', 'key')",
                        row(person, "AF-1"));
            }
        }
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    @Criterion("B3Cr7.roles")
    void servingSeesTheRowsOfThePersonItActsFor_andNoOther() throws SQLException {
        try (Connection serving = connect(RuntimeRole.SERVING)) {
            assertThat(read(serving, "SELECT person FROM runtime.subscription")).isEmpty();
            assertThat(read(serving, "SELECT person FROM runtime.person_key")).isEmpty();
            act(serving, "p1");
            assertThat(read(serving, "SELECT person FROM runtime.subscription")).containsExactly("p1");
            assertThat(read(serving, "SELECT person FROM runtime.person_key")).containsExactly("p1");
            Server.execute(serving, "DELETE FROM runtime.subscription WHERE person = 'p2'");
            refused(serving, row("p2", "AF-2"));
            refused(serving, "UPDATE runtime.subscription SET person = 'p1'");
            act(serving, "p2");
            assertThat(read(serving, "SELECT person FROM runtime.subscription")).containsExactly("p2");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = RuntimeRole.class,
            names = {"STREAM", "MONITORING", "TRAINER", "AUDITOR"})
    @Criterion("B3Cr7.roles")
    void noOtherRoleReadsThem_whateverItSaysItActsFor(RuntimeRole role) throws SQLException {
        try (Connection connection = connect(role)) {
            act(connection, "p1");
            refused(connection, "SELECT * FROM runtime.subscription");
            refused(connection, "SELECT * FROM runtime.person_key");
            refused(connection, "SELECT * FROM runtime.subscribers(1, 'AF-1', 'curiosity')");
            refused(connection, row("p1", "AF-3"));
            refused(connection, "SET ROLE runtime_serving");
            refused(connection, "SET row_security = off; SELECT * FROM runtime.subscription");
        }
    }

    @Test
    @Criterion("B3Cr7.roles")
    void theAuditorReadsWhatWasDone_withoutThePersonAndTheFlight() throws SQLException {
        try (Connection serving = connect(RuntimeRole.SERVING)) {
            assertThat(read(serving, "SELECT person FROM runtime.subscribers(1, 'AF-1', 'delay notice')"))
                    .containsExactlyInAnyOrder("p1", "p2");
            assertThatThrownBy(() -> read(serving, "SELECT person FROM runtime.subscribers(1, 'AF-1', '')"))
                    .hasMessageContaining("needs a purpose");
        }
        try (Connection auditor = connect(RuntimeRole.AUDITOR)) {
            assertThat(read(
                            auditor,
                            "SELECT db_role || ' ' || action || ' ' || purpose FROM runtime.access_log ORDER BY id"))
                    .startsWith("serving subscribe request", "serving subscribe request")
                    .contains("serving notify delay notice", "serving notify delay notice");
            refused(auditor, "SELECT person FROM runtime.access_log");
            refused(auditor, "SELECT subject FROM runtime.access_log");
            refused(auditor, "SELECT * FROM runtime.access_log");
            refused(auditor, "SELECT * FROM runtime.prediction");
            refused(auditor, "DELETE FROM runtime.access_log");
        }
    }

    @Test
    @Criterion("B3Cr7.roles")
    void theAccessLogStaysForAYear_evenAgainstItsOwner() throws SQLException {
        try (Connection owner =
                DriverManager.getConnection(database.url(), TestDatabase.adminUser(), TestDatabase.adminPassword())) {
            refused(owner, "DELETE FROM runtime.access_log");
            refused(owner, "UPDATE runtime.access_log SET person = 'p9'");
            refused(owner, "TRUNCATE runtime.access_log");
        }
    }

    private static String row(String person, String subject) {
        return "INSERT INTO runtime.subscription (person, epoch, subject, until_minute, name_cipher, email_cipher) VALUES ('"
                + person + "', 1, '" + subject + "', 100, 'n', 'e')";
    }

    private static void act(Connection connection, String person) throws SQLException {
        Server.execute(connection, "SET chainon.person = '" + person + "'");
    }

    private static Connection connect(RuntimeRole role) throws SQLException {
        return DriverManager.getConnection(database.url(), role.user(), role.user());
    }

    private static List<String> read(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
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
