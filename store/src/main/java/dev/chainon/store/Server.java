package dev.chainon.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.PGConnection;

/** What an administrator does to a PostgreSQL server before anybody else connects: databases, roles, passwords. */
record Server(String url, String adminUser, String adminPassword) {

    private static final Pattern URL = Pattern.compile("(jdbc:postgresql://[^/?]+/)([A-Za-z0-9_]+)(.*)");
    private static final String NO_SUCH_DATABASE = "3D000";
    private static final String DATABASE_EXISTS = "42P04";

    Server {
        if (!URL.matcher(url).matches()) {
            throw new IllegalArgumentException(
                    "'" + withoutQuery(url) + "' must look like jdbc:postgresql://host:port/database");
        }
    }

    private static String withoutQuery(String url) {
        return url.replaceAll("\\?.*", "");
    }

    String database() {
        Matcher matcher = URL.matcher(url);
        return matcher.matches() ? matcher.group(2) : "";
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url, adminUser, adminPassword);
    }

    /** Creates the database of the URL if the server has none of that name. */
    void ensureDatabase() throws SQLException {
        try (Connection there = connect()) {
            there.isValid(1);
        } catch (SQLException e) {
            if (!NO_SUCH_DATABASE.equals(e.getSQLState())) {
                throw e;
            }
            create();
        }
    }

    private void create() throws SQLException {
        String maintenance = URL.matcher(url).replaceFirst("$1postgres$3");
        try (Connection connection = DriverManager.getConnection(maintenance, adminUser, adminPassword)) {
            execute(connection, "CREATE DATABASE " + database());
        } catch (SQLException e) {
            if (!DATABASE_EXISTS.equals(e.getSQLState())) {
                throw e;
            }
        }
    }

    /** Lets the role log in with the password, creating it if need be. The password is hashed here and never travels or lands in a log in clear. */
    static void login(Connection connection, String role, String password) throws SQLException {
        execute(connection, (exists(connection, role) ? "ALTER ROLE " : "CREATE ROLE ") + role + " LOGIN");
        connection.unwrap(PGConnection.class).alterUserPassword(role, password.toCharArray(), "scram-sha-256");
    }

    private static boolean exists(Connection connection, String role) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT 1 FROM pg_roles WHERE rolname = ?")) {
            query.setString(1, role);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }

    static void execute(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
