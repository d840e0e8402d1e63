package dev.chainon.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A migrated runtime database of its own for a test class, on a real PostgreSQL that is started once for the JVM. */
public final class TestDatabase implements AutoCloseable {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final String url;
    private final List<Database> opened = new ArrayList<>();

    private TestDatabase(String url) {
        this.url = url;
    }

    /** Started when first asked for; ends with the JVM. */
    private static final class Postgres {
        static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
            } catch (IOException e) {
                throw new UncheckedIOException("cannot start PostgreSQL for the tests", e);
            }
        }
    }

    public static TestDatabase fresh() {
        TestDatabase database = new TestDatabase(urlOf("test" + NUMBER.incrementAndGet()));
        database.migrate();
        return database;
    }

    /** URL of a database of that name on the test server, which may not exist yet. */
    public static String urlOf(String name) {
        return "jdbc:postgresql://127.0.0.1:" + Postgres.SERVER.getPort() + "/" + name;
    }

    /** Runs the migrations, with passwords equal to the role names. */
    public void migrate() {
        Map<String, String> passwords =
                Arrays.stream(RuntimeRole.values()).map(RuntimeRole::user).collect(Collectors.toMap(Function.identity(), Function.identity()));
        new Migrations(url, adminUser(), adminPassword()).migrate(passwords);
    }

    public String url() {
        return url;
    }

    public static String adminUser() {
        return "postgres";
    }

    public static String adminPassword() {
        return "postgres";
    }

    /** A pool under one of the roles; closed with this. Its password is its name. */
    public Database as(RuntimeRole role) {
        return open(role.user(), role.user());
    }

    public Database asAdmin() {
        return open(adminUser(), adminPassword());
    }

    private Database open(String user, String password) {
        Database database = new Database(url, user, password, 4);
        opened.add(database);
        return database;
    }

    @Override
    public void close() {
        opened.forEach(Database::close);
        opened.clear();
    }
}
