package dev.chainon.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MigrationsIT {

    @Test
    void runAgainOnALivingDatabase_changeNothing() {
        try (TestDatabase database = TestDatabase.fresh()) {
            Epoch epoch = new Epochs(database.as(RuntimeRole.STREAM)).open("2001-05-01", "demo");

            database.migrate();

            assertThat(new Epochs(database.as(RuntimeRole.STREAM)).current()).contains(epoch);
        }
    }

    @Test
    void aNewPasswordReplacesTheOld_whichIsRefused() throws SQLException {
        try (TestDatabase database = TestDatabase.fresh()) {
            Migrations migrations =
                    new Migrations(database.url(), TestDatabase.adminUser(), TestDatabase.adminPassword());
            Map<String, String> passwords = new HashMap<>();
            Arrays.stream(RuntimeRole.values()).forEach(role -> passwords.put(role.user(), role.user()));
            passwords.put("stream", "it's new");
            migrations.migrate(passwords);

            DriverManager.getConnection(database.url(), "stream", "it's new").close();
            assertThatThrownBy(() -> DriverManager.getConnection(database.url(), "stream", "stream"))
                    .isInstanceOf(SQLException.class)
                    .extracting(e -> ((SQLException) e).getSQLState())
                    .isEqualTo("28P01");
            assertThat(storedForm(database)).startsWith("SCRAM-SHA-256$").doesNotContain("it's new");
            database.migrate();
        }
    }

    private static String storedForm(TestDatabase database) {
        return database.asAdmin().jdbi().withHandle(h -> h.createQuery(
                        "SELECT rolpassword FROM pg_authid WHERE rolname = 'stream'")
                .mapTo(String.class)
                .one());
    }

    @Test
    void refusesARoleWithoutPassword_andAnAddressThatIsNone() {
        Migrations migrations = new Migrations("jdbc:postgresql://127.0.0.1:1/x", "a", "b");

        assertThatThrownBy(() -> migrations.migrate(Map.of("stream", "s")))
                .hasMessageContaining("no password for role 'serving'");
        Map<String, String> passwords = new HashMap<>();
        Arrays.stream(RuntimeRole.values()).forEach(role -> passwords.put(role.user(), "s"));
        assertThatThrownBy(() -> migrations.migrate(passwords))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("cannot migrate database x");
        assertThatThrownBy(() -> new Migrations("jdbc:h2:mem:x?password=p", "a", "b"))
                .hasMessageContaining("jdbc:postgresql://host:port/database")
                .hasMessageNotContaining("password");
    }
}
