package dev.chainon.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings the runtime database to this version: creates it if need be, its schema, its roles and what each of them may do. Run again, it changes nothing. */
public final class Migrations {

    private final Server server;

    /**
     * Migrations of one database; nothing happens yet.
     *
     * @param url of the runtime database; the administrator must be allowed to create databases and roles
     */
    public Migrations(String url, String adminUser, String adminPassword) {
        this.server = new Server(url, adminUser, adminPassword);
    }

    /**
     * Migrates and sets the passwords.
     *
     * @param rolePasswords one for each {@link RuntimeRole#user()}
     * @throws IllegalArgumentException if a role has no password
     * @throws IllegalStateException if the server cannot be reached or refuses
     */
    public void migrate(Map<String, String> rolePasswords) {
        for (RuntimeRole role : RuntimeRole.values()) {
            if (rolePasswords.getOrDefault(role.user(), "").isEmpty()) {
                throw new IllegalArgumentException(
                        "no password for role '" + role.user() + "' of the runtime database");
            }
        }
        try {
            server.ensureDatabase();
            flyway().migrate();
            grant(rolePasswords);
        } catch (SQLException | FlywayException e) {
            throw new IllegalStateException("cannot migrate database " + server.database() + ": " + e.getMessage(), e);
        }
    }

    private Flyway flyway() {
        return Flyway.configure()
                .dataSource(server.url(), server.adminUser(), server.adminPassword())
                .schemas("runtime")
                .locations("classpath:dev/chainon/store/runtime")
                .placeholderReplacement(false)
                .load();
    }

    private void grant(Map<String, String> rolePasswords) throws SQLException {
        String database = server.database();
        try (Connection connection = server.connect()) {
            Server.execute(connection, "REVOKE ALL ON DATABASE " + database + " FROM PUBLIC");
            for (RuntimeRole role : RuntimeRole.values()) {
                Server.login(connection, role.user(), rolePasswords.getOrDefault(role.user(), ""));
                Server.execute(
                        connection,
                        "GRANT CONNECT ON DATABASE " + database + " TO " + role.group(),
                        "GRANT " + role.group() + " TO " + role.user());
            }
        }
    }
}
