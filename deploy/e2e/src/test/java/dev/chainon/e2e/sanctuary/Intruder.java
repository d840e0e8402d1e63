package dev.chainon.e2e.sanctuary;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What somebody would try who runs code inside a process: with its system user, its class path, and the logins of its configuration. Says on each line of its
 * output an attempt and whether it succeeded. It changes nothing that is not put there for it.
 */
public final class Intruder {

    private final Map<String, String> given;
    private final Map<String, Attempt> attempts = new LinkedHashMap<>();

    private Intruder(Map<String, String> given) {
        this.given = given;
    }

    private interface Attempt {
        void run() throws IOException, SQLException, ClassNotFoundException;
    }

    /** @param args name=value: what the attempts need, see the names below */
    public static void main(String[] args) {
        Map<String, String> given = new LinkedHashMap<>();
        for (String arg : args) {
            given.put(arg.substring(0, arg.indexOf('=')), arg.substring(arg.indexOf('=') + 1));
        }
        Intruder intruder = new Intruder(given);
        intruder.files();
        intruder.databases();
        intruder.classes();
        intruder.attempts.forEach(Intruder::report);
    }

    private static void report(String name, Attempt attempt) {
        try {
            attempt.run();
            System.out.println(name + " succeeded");
        } catch (IOException | SQLException | ClassNotFoundException e) {
            System.out.println(name + " failed: " + e.toString().replaceAll("\\s+", " "));
        }
    }

    private void files() {
        Path warehouse = Path.of(given.get("warehouse"));
        attempts.put("file.list-warehouse", () -> list(warehouse));
        attempts.put("file.read-data", () -> Files.readAllBytes(Path.of(given.get("data"))));
        attempts.put(
                "file.rewrite-data",
                () -> Files.writeString(Path.of(given.get("data")), "changed", StandardOpenOption.APPEND));
        attempts.put("file.add-data", () -> Files.writeString(warehouse.resolve("planted.parquet"), "planted"));
        attempts.put("file.read-secret", () -> Files.readAllBytes(Path.of(given.get("secret"))));
        attempts.put("file.read-configuration", () -> Files.readAllBytes(Path.of(given.get("configuration"))));
        attempts.put("file.read-environment", () -> Files.readAllBytes(Path.of("/proc", given.get("pid"), "environ")));
        attempts.put("file.read-open-files", () -> list(Path.of("/proc", given.get("pid"), "fd")));
        attempts.put("file.delete-data", () -> Files.delete(Path.of(given.get("data"))));
    }

    private static void list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            if (files.findAny().isEmpty()) {
                throw new IOException(folder + " is empty");
            }
        }
    }

    private void databases() {
        attempts.put("sql.enter-back-office", () -> sql(given.get("backoffice"), "SELECT 1"));
        attempts.put(
                "sql.enter-back-office-as-pipeline",
                () -> login(given.get("backoffice"), "backoffice", given.get("password"), "SELECT 1"));
        attempts.put("sql.become-administrator", () -> runtime("SET ROLE postgres"));
        attempts.put("sql.run-a-program", () -> runtime("COPY (SELECT 1) TO PROGRAM 'cat > /dev/null'"));
        attempts.put("sql.read-a-file", () -> runtime("SELECT pg_read_file('postgresql.conf')"));
        attempts.put(
                "sql.copy-from-a-file",
                () -> runtime("CREATE TEMP TABLE taken (line text)", "COPY taken FROM '/etc/passwd'"));
        attempts.put("sql.import-a-file", () -> runtime("SELECT lo_import('/etc/passwd')"));
        attempts.put("sql.read-passwords", () -> runtime("SELECT rolpassword FROM pg_authid"));
        attempts.put("sql.change-the-server", () -> runtime("ALTER SYSTEM SET log_min_messages = 'warning'"));
        attempts.put("sql.link-to-another-database", () -> runtime("CREATE EXTENSION dblink", "DROP EXTENSION dblink"));
        attempts.put("sql.drop-predictions", () -> runtime("BEGIN", "DROP TABLE runtime.prediction", "ROLLBACK"));
    }

    private void runtime(String... statements) throws SQLException {
        sql(given.get("runtime"), statements);
    }

    private void sql(String url, String... statements) throws SQLException {
        login(url, given.get("user"), given.get("password"), statements);
    }

    private static void login(String url, String user, String password, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, user, password);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private void classes() {
        for (String name : new String[] {
            "org.apache.iceberg.spark.SparkCatalog",
            "org.apache.iceberg.jdbc.JdbcCatalog",
            "org.apache.spark.sql.SparkSession",
            "org.apache.hadoop.fs.FileSystem",
            "dev.chainon.ingestion.backoffice.Backoffice"
        }) {
            attempts.put("class." + name, () -> Class.forName(name, false, Intruder.class.getClassLoader()));
        }
    }
}
