package dev.chainon.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings the database of the back office's catalog to this version: creates it if need be, its two roles, and what makes it append-only. */
public final class CatalogMigrations {

    private final Server server;

    /**
     * Migrations of one database; nothing happens yet.
     *
     * @param url of the catalog's database; the administrator must be allowed to create databases and roles
     */
    public CatalogMigrations(String url, String adminUser, String adminPassword) {
        this.server = new Server(url, adminUser, adminPassword);
    }

    /**
     * Migrates and sets the passwords.
     *
     * @param rolePasswords one for each {@link BackofficeRole#user()}
     * @throws IllegalArgumentException if a role has no password
     * @throws IllegalStateException if the server cannot be reached or refuses
     */
    public void migrate(Map<String, String> rolePasswords) {
        for (BackofficeRole role : BackofficeRole.values()) {
            if (rolePasswords.getOrDefault(role.user(), "").isEmpty()) {
                throw new IllegalArgumentException("no password for role '" + role.user() + "' of the back office");
            }
        }
        try {
            server.ensureDatabase();
            letIn(rolePasswords);
            Flyway.configure()
                    .dataSource(server.url(), server.adminUser(), server.adminPassword())
                    .schemas("sanctuary")
                    .locations("classpath:dev/chainon/store/backoffice")
                    .placeholderReplacement(false)
                    .load()
                    .migrate();
        } catch (SQLException | FlywayException e) {
            throw new IllegalStateException("cannot prepare database " + server.database() + ": " + e.getMessage(), e);
        }
    }

    private void letIn(Map<String, String> rolePasswords) throws SQLException {
        try (Connection connection = server.connect()) {
            Server.execute(connection, "REVOKE ALL ON DATABASE " + server.database() + " FROM PUBLIC");
            for (BackofficeRole role : BackofficeRole.values()) {
                Server.login(connection, role.user(), rolePasswords.getOrDefault(role.user(), ""));
                Server.execute(connection, "GRANT CONNECT ON DATABASE " + server.database() + " TO " + role.user());
            }
        }
    }
}
