package dev.chainon.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.local.platform.Postgres;
import dev.chainon.local.platform.Secrets;
import dev.chainon.local.process.Home;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real processes: a launcher of the platform alone is killed in the worst way, and another one takes over its data. */
@Timeout(value = 4, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class PlatformIT {

    private static final Path CODE = Path.of(System.getProperty("chainon.root"));

    @TempDir
    Path state;

    private final Map<String, Integer> ports = new HashMap<>();
    private final List<Process> launchers = new ArrayList<>();

    @BeforeEach
    void choosePorts() throws IOException {
        Unpacked.share(state);
        List<ServerSocket> sockets = new ArrayList<>();
        // All of them: a launcher looks at each before it starts anything, and a demonstration may be running on this
        // machine.
        for (String name :
                ConfigFactory.defaultReference().getConfig("local.ports").root().keySet()) {
            ServerSocket socket = new ServerSocket(0);
            sockets.add(socket);
            ports.put(name, socket.getLocalPort());
        }
        for (ServerSocket socket : sockets) {
            socket.close();
        }
        Files.writeString(
                state.resolve("chainon.conf"),
                ConfigFactory.parseMap(ports).atPath("local.ports").root().render());
    }

    @AfterEach
    void endLaunchers() {
        launchers.forEach(Process::destroy);
        launchers.forEach(
                launcher -> launcher.onExit().orTimeout(20, TimeUnit.SECONDS).join());
    }

    @Test
    @Criterion("B1Cr1.supervised")
    void leavesNothingAndLosesNothing_whenTheLauncherIsKilled() throws Exception {
        Launcher first = launch();
        write();
        assertThat(second())
                .contains("already runs here, as PID " + first.process().pid());

        first.process().destroyForcibly();
        for (long pid : first.pids()) {
            ProcessHandle.of(pid)
                    .ifPresent(handle ->
                            handle.onExit().orTimeout(20, TimeUnit.SECONDS).join());
        }
        assertThat(first.pids()).noneMatch(pid -> ProcessHandle.of(pid).isPresent());

        launch();
        assertThat(records()).isEqualTo(3);
        assertThat(rows()).isEqualTo(3);
    }

    @Test
    void asksPasswordsAndKeepsThemToTheOwner() throws Exception {
        launch();
        Path secret = state.resolve("run/secrets/postgres");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
                .isEqualTo("rw-------");
        assertThat(catchMessage(() -> DriverManager.getConnection(url(), "postgres", "guess")))
                .contains("authentication failed");
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT current_setting('listen_addresses'), current_setting('fsync')")) {
            assertThat(row.next()).isTrue();
            assertThat(List.of(row.getString(1), row.getString(2))).containsExactly("127.0.0.1", "on");
        }
    }

    private record Launcher(Process process, List<Long> pids) {}

    private Launcher launch() throws IOException {
        Process process = builder().start();
        launchers.add(process);
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        List<String> lines = Stream.generate(() -> line(out))
                .takeWhile(line -> !line.isEmpty())
                .limit(2)
                .toList();
        assertThat(lines).as("what the launcher printed").hasSize(2);
        return new Launcher(
                process,
                Stream.of(lines.get(1).split(" ")).skip(1).map(Long::parseLong).toList());
    }

    private String second() throws Exception {
        Process process = builder().redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isNotZero();
        return text;
    }

    private ProcessBuilder builder() {
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        ProcessBuilder builder = new ProcessBuilder(
                        java.toString(),
                        "-Xmx192m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UnlockDiagnosticVMOptions",
                        "-XX:-BytecodeVerificationRemote",
                        "-Dchainon.log=" + state.resolve("logs/launcher.log"),
                        "-cp",
                        path,
                        PlatformOnly.class.getName(),
                        CODE.toString(),
                        state.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment()
                .put(
                        "JDK_JAVA_OPTIONS",
                        "-XX:TieredStopAtLevel=1 -XX:+UnlockDiagnosticVMOptions -XX:-BytecodeVerificationRemote");
        return builder;
    }

    private static String line(BufferedReader reader) {
        try {
            String line = reader.readLine();
            return line == null ? "" : line;
        } catch (IOException e) {
            return "";
        }
    }

    private void write() throws Exception {
        Map<String, Object> config = Map.of("bootstrap.servers", "127.0.0.1:" + ports.get("broker"));
        try (Admin admin = Admin.create(config)) {
            admin.createTopics(List.of(new NewTopic("kept", 1, (short) 1)))
                    .all()
                    .get(20, TimeUnit.SECONDS);
        }
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
            for (int i = 0; i < 3; i++) {
                producer.send(new ProducerRecord<>("kept", 0, 990_000_000_000L, "k", "v" + i))
                        .get(10, TimeUnit.SECONDS);
            }
        }
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE kept AS SELECT generate_series(1, 3) AS n");
        }
    }

    private long records() throws Exception {
        TopicPartition partition = new TopicPartition("kept", 0);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", "127.0.0.1:" + ports.get("broker")))) {
            return admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                    .partitionResult(partition)
                    .get(20, TimeUnit.SECONDS)
                    .offset();
        }
    }

    private long rows() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM kept")) {
            row.next();
            return row.getLong(1);
        }
    }

    private Connection connect() throws SQLException {
        Secrets secrets = new Secrets(new Home(CODE, state).run("secrets"));
        return DriverManager.getConnection(url(), Postgres.SUPERUSER, secrets.password(Postgres.SUPERUSER));
    }

    private String url() {
        return "jdbc:postgresql://127.0.0.1:" + ports.get("postgres") + "/postgres";
    }

    private interface Attempt {
        Connection connect() throws SQLException;
    }

    private static String catchMessage(Attempt attempt) {
        try (Connection connection = attempt.connect()) {
            return "connected to " + connection.getCatalog();
        } catch (SQLException e) {
            return e.getMessage();
        }
    }
}
