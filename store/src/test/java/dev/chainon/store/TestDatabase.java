package dev.chainon.store;

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

    public static TestDatabase fresh() {
        TestDatabase database = new TestDatabase(urlOf("test" + NUMBER.incrementAndGet()));
        database.migrate();
        return database;
    }

    /** URL of a database of that name on the test server, which may not exist yet. */
    public static String urlOf(String name) {
        return "jdbc:postgresql://127.0.0.1:" + TestServer.port() + "/" + name;
    }

    /** Runs the migrations, with passwords equal to the role names. */
    public void migrate() {
        Map<String, String> passwords = Arrays.stream(RuntimeRole.values())
                .map(RuntimeRole::user)
                .collect(Collectors.toMap(Function.identity(), Function.identity()));
        new Migrations(url, adminUser(), adminPassword()).migrate(passwords);
    }

    public String url() {
        return url;
    }

    public static String adminUser() {
        return TestServer.ADMIN;
    }

    public static String adminPassword() {
        return TestServer.ADMIN;
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
