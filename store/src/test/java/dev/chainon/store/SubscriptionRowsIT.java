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

    /** Person, epoch, subject, end of the window, and something to make the token's hash of. */
    static final String ROW =
            "INSERT INTO runtime.subscription (person, epoch, subject, from_minute, until_minute, threshold,"
                    + " language, name_cipher, email_cipher, token_cipher, token_hash, consent_text, consent_at)"
                    + " VALUES (?, ?, ?, 0, ?, 0.5, 'fr', 'n', 'e', 't', sha256(?::bytea), 'v1', now())";

    private static final String DENIED = "42501";
    private static TestDatabase database;

    @BeforeAll
    static void subscribe() throws SQLException {
        database = TestDatabase.fresh();
        try (Connection people = connect(RuntimeRole.PEOPLE)) {
            for (String person : List.of("p1", "p2")) {
                act(people, person);
                Server.execute(
                        people,
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
    void theRoleSeesTheRowsOfThePersonItActsFor_andNoOther() throws SQLException {
        try (Connection people = connect(RuntimeRole.PEOPLE)) {
            assertThat(read(people, "SELECT person FROM runtime.subscription")).isEmpty();
            assertThat(read(people, "SELECT person FROM runtime.person_key")).isEmpty();
            act(people, "p1");
            assertThat(read(people, "SELECT person FROM runtime.subscription")).containsExactly("p1");
            assertThat(read(people, "SELECT person FROM runtime.person_key")).containsExactly("p1");
            Server.execute(people, "DELETE FROM runtime.subscription WHERE person = 'p2'");
            refused(people, row("p2", "AF-2"));
            refused(people, "UPDATE runtime.subscription SET person = 'p2'");
            act(people, "p2");
            assertThat(read(people, "SELECT person FROM runtime.subscription")).containsExactly("p2");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = RuntimeRole.class,
            names = {"STREAM", "SERVING", "MONITORING", "TRAINER", "WORKFLOW", "AUDITOR"})
    @Criterion("B3Cr7.roles")
    @Criterion("B1Cr3.training-blind")
    void noOtherRoleReadsThem_whateverItSaysItActsFor(RuntimeRole role) throws SQLException {
        try (Connection connection = connect(role)) {
            act(connection, "p1");
            refused(connection, "SELECT * FROM runtime.subscription");
            refused(connection, "SELECT * FROM runtime.person_key");
            refused(connection, "SELECT * FROM runtime.recipient(gen_random_uuid(), 'curiosity')");
            refused(connection, "SELECT * FROM runtime.person_of_token('guess')");
            refused(connection, "SELECT * FROM runtime.wrapped_keys()");
            refused(connection, "SELECT runtime.erase_again('{}')");
            refused(connection, row("p1", "AF-3"));
            refused(connection, "SET ROLE runtime_people");
            refused(connection, "SET row_security = off; SELECT * FROM runtime.subscription");
        }
    }

    @Test
    @Criterion("B3Cr7.roles")
    @Criterion("B1Cr3.rights")
    void theAuditorReadsWhatWasDone_withoutThePersonAndTheFlight() throws SQLException {
        try (Connection people = connect(RuntimeRole.PEOPLE)) {
            Server.execute(
                    people,
                    "INSERT INTO runtime.notice (subscription, event_id, kind, channel, facts, state, claimed_by)"
                            + " SELECT id, 'risk 1', 'risk', 'mail', '{}', 'sending', 'me' FROM runtime.person_of_token(sha256('p1AF-1'::bytea))");
            assertThat(read(people, "SELECT r.person FROM runtime.notice n, runtime.recipient(n.id, 'another') r"))
                    .isEmpty();
            assertThat(read(people, "SELECT r.person FROM runtime.notice n, runtime.recipient(n.id, 'me') r"))
                    .containsExactly("p1");
        }
        try (Connection auditor = connect(RuntimeRole.AUDITOR)) {
            assertThat(read(
                            auditor,
                            "SELECT db_role || ' ' || action || ' ' || purpose FROM runtime.access_log ORDER BY id"))
                    .startsWith("people subscribe request", "people subscribe request")
                    .containsOnlyOnce("people notify risk by mail");
            assertThat(read(auditor, "SELECT state FROM runtime.notice")).containsExactly("sending");
            refused(auditor, "SELECT facts FROM runtime.notice");
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
        String[] values = {"'" + person + "'", "1", "'" + subject + "'", "100", "'" + person + subject + "'"};
        String sql = ROW;
        for (String value : values) {
            sql = sql.replaceFirst("\\?", value);
        }
        return sql;
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
