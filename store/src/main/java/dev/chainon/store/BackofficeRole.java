package dev.chainon.store;

import java.sql.Connection;
import java.sql.SQLException;

/** The database of the back office's catalog: one role may enter, {@value #USER}; the runtime roles have no way in. */
public final class BackofficeRole {

    public static final String USER = "backoffice";

    private BackofficeRole() {}

    /**
     * Creates database and role if need be and sets the role's password.
     *
     * @param url of the back office database
     * @throws IllegalStateException if the server cannot be reached or refuses
     */
    public static void ensure(String url, String adminUser, String adminPassword, String password) {
        Server server = new Server(url, adminUser, adminPassword);
        try {
            server.ensureDatabase();
            try (Connection connection = server.connect()) {
                Server.login(connection, USER, password);
                Server.execute(
                        connection,
                        "REVOKE ALL ON DATABASE " + server.database() + " FROM PUBLIC",
                        "GRANT CONNECT ON DATABASE " + server.database() + " TO " + USER,
                        "GRANT USAGE, CREATE ON SCHEMA public TO " + USER);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot prepare database " + server.database() + ": " + e.getMessage(), e);
        }
    }
}
