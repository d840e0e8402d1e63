package dev.chainon.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.chainon.core.replay.Change;
import dev.chainon.core.replay.ReplayDesk;
import dev.chainon.evidence.record.Criterion;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real launcher and platform, with stand-ins for the processes that the demonstration starts. */
final class DemoIT {

    /** For a machine that does much else. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final Path CODE = Path.of(System.getProperty("chainon.root"));
    private static final List<String> KEYS = List.of(
            "monitor",
            "balancer",
            "serving-1",
            "serving-2",
            "grpc-1",
            "grpc-2",
            "admin-1",
            "admin-2",
            "balancer-admin",
            "stream",
            "intake",
            "people",
            "postgres",
            "broker",
            "controller");

    @TempDir
    Path folder;

    private final Map<String, Integer> ports = new HashMap<>();
    private final List<Process> launchers = new ArrayList<>();
    private Path state;

    @BeforeEach
    void standIn() throws IOException {
        state = Files.createDirectories(folder.resolve("state"));
        List<ServerSocket> sockets = new ArrayList<>();
        for (String key : KEYS) {
            ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            sockets.add(socket);
            ports.put(key, socket.getLocalPort());
        }
        for (ServerSocket socket : sockets) {
            socket.close();
        }
        for (String app : List.of("pipeline", "intake", "people", "trainer", "server", "monitor")) {
            Path target = Files.createDirectories(
                    folder.resolve("code/deploy/apps").resolve(app).resolve("target"));
            Files.writeString(target.resolve("classpath"), classPath());
        }
        Files.createDirectories(folder.resolve("code/deploy/broker"));
        Files.createSymbolicLink(folder.resolve("code/deploy/broker/target"), CODE.resolve("deploy/broker/target"));
        Unpacked.share(state);
        configure("");
    }

    @AfterEach
    void endLaunchers() {
        launchers.forEach(Process::destroy);
        launchers.forEach(
                launcher -> launcher.onExit().orTimeout(30, TimeUnit.SECONDS).join());
    }

    @Test
    @Criterion("B1Cr1.supervised")
    void playsRestartsACrashedProcessAndStopsOnCtrlC() throws Exception {
        Launched demo = launch("demo");
        demo.awaitText("Live after");
        assertThat(demo.text()).contains("history 50 %", "http://127.0.0.1:" + ports.get("monitor"));

        ProcessHandle.of(demo.pids().get("serving-1").get(0)).orElseThrow().destroyForcibly();
        demo.awaitText("The process serving-1 ended");
        demo.await(() -> demo.pids().getOrDefault("serving-1", List.of()).stream()
                .anyMatch(pid -> ProcessHandle.of(pid).isPresent()));

        new ReplayDesk(state).ask(LocalDate.of(2001, 5, 10));
        demo.awaitText("Live from 2001-05-10");
        assertThat(state.resolve("run/replay.conf"))
                .content()
                .contains("epoch=2", "from=\"2001-05-10\"", "to=\"2001-05-31\"");
        assertThat(new ReplayDesk(state).change()).contains(Change.of(Change.Phase.READY));

        assertThat(launch("status").exit()).isZero();
        Launched second = launch("demo");
        assertThat(second.exit()).isEqualTo(3);
        assertThat(second.text())
                .contains(
                        "already runs here, as PID " + demo.process().pid(),
                        "http://127.0.0.1:" + ports.get("monitor"));

        Launched train = launch("train");
        assertThat(train.exit()).isZero();
        assertThat(train.text()).contains("goes on in the launcher that runs here", "train ");
        Launched jobs = launch("jobs", "--cancel", "2");
        assertThat(jobs.exit()).isEqualTo(1);
        assertThat(jobs.text()).contains("Run 2 is not open");

        List<Long> all =
                demo.pids().values().stream().flatMap(Collection::stream).toList();
        new ProcessBuilder("kill", "-INT", Long.toString(demo.process().pid()))
                .start()
                .waitFor();
        demo.exit();
        assertThat(demo.text()).contains("Stopped. Report: " + state.resolve("reports/demo.json"));
        assertGone(all);
        JsonNode report =
                new ObjectMapper().readTree(state.resolve("reports/demo.json").toFile());
        assertThat(report.path("ok").asBoolean()).isTrue();
        assertThat(report.path("figures").path("history.rows.in").asInt()).isEqualTo(3_000_000);
        assertThat(report.path("figures").path("model.may.auc").asDouble()).isEqualTo(.89);
        assertThat(report.path("figures").path("stream.latency.p50.ms").asInt()).isEqualTo(4);
        assertThat(report.path("figures").path("demo.ready.seconds").asDouble()).isPositive();
    }

    @Test
    @Tag("campaign")
    void loadsMoreRowsInAHomeOfItsOwn_andRemovesIt() throws Exception {
        Path result = folder.resolve("rows.json");
        Launched more = launch("ingest", "--rows", "30000000", "--json", result.toString());

        assertThat(more.exit()).as(more.text()).isZero();
        assertThat(new ObjectMapper()
                        .readTree(result.toFile())
                        .path("figures")
                        .path("history.rows.in")
                        .asLong())
                .isEqualTo(30_000_000);
        assertThat(state.resolve("scale")).doesNotExist();
        assertThat(state.resolve("warehouse")).doesNotExist();
    }

    @Test
    @Criterion("B1Cr1.supervised")
    void leavesNothingWhenKilledAndReusesWhatWasDone() throws Exception {
        Launched first = launch("demo");
        first.awaitText("Live after");
        List<Long> all =
                first.pids().values().stream().flatMap(Collection::stream).toList();
        first.process().destroyForcibly().waitFor();

        Launched second = launch(
                "demo",
                "--minutes",
                "0.01",
                "--json",
                folder.resolve("second.json").toString());
        assertThat(second.exit()).isZero();
        assertThat(second.text())
                .contains("Live after")
                .doesNotContain("ingest ...", "features ...", "snapshot ...", "train ...", "promote ...");
        assertGone(all);
        JsonNode report =
                new ObjectMapper().readTree(folder.resolve("second.json").toFile());
        assertThat(report.path("figures").path("history.rows.in").asInt()).isEqualTo(3_000_000);
        assertThat(report.path("kept")).extracting(JsonNode::asText).contains("history.rows.in", "model.may.auc");
        JsonNode own =
                new ObjectMapper().readTree(state.resolve("reports/ingest.json").toFile());
        assertThat(own.path("figures").path("history.rows.in").asInt())
                .as("the report of the run that loaded it stays")
                .isEqualTo(3_000_000);
        assertThat(own.path("kept")).isEmpty();
    }

    @Test
    @Tag("campaign")
    @Criterion("B3Cr8.workflow")
    void doesOneStepAlone_onlyWhatIsMissing_andListsTheRuns() throws Exception {
        Launched train = launch("train");
        assertThat(train.exit()).isZero();
        assertThat(train.text())
                .contains("ingest ", "features ", "train ", "Run 1: done.")
                .doesNotContain("promote ");
        Files.delete(state.resolve("warehouse/loaded"));

        Launched again =
                launch("features", "--json", folder.resolve("features.json").toString());
        assertThat(again.exit()).isZero();
        assertThat(again.text())
                .contains(
                        "ingest: run 1 has done it, but " + state.resolve("warehouse/loaded")
                                + " is gone: it is done again",
                        "Run 2: done.");
        assertThat(new ObjectMapper()
                        .readTree(folder.resolve("features.json").toFile())
                        .path("figures")
                        .path("history.rows.in")
                        .asInt())
                .isEqualTo(3_000_000);

        configure("local.settings.train.fake { refuse = true }");
        Launched promote = launch("promote", "--why", "a try");
        assertThat(promote.exit()).isEqualTo(1);
        assertThat(promote.text()).contains("evaluate").doesNotContain("ingest ...");
        Launched jobs = launch("jobs");
        assertThat(jobs.exit()).isZero();
        assertThat(jobs.text())
                .contains("run 3  failed", "run 2  done", "run 1  done")
                .containsPattern("ingest +skipped .* done by run 2")
                .containsPattern("promote +cancelled .* evaluate failed");

        Launched back = launch("rollback", "--why", "an alert", "--who", "ada");
        assertThat(back.exit()).as(back.text()).isZero();
        assertThat(back.text()).contains("asked rollback of champion for ada: an alert");
        Launched history = launch("models", "history");
        assertThat(history.exit()).isZero();
        assertThat(history.text()).contains("asked history of champion");
        configure("local.settings.models.fake { refuse = true }");
        assertThat(launch("rollback", "--why", "an alert").exit()).isEqualTo(1);
    }

    @Test
    @Tag("campaign")
    void saysInWordsThatTheDiskIsFull() throws Exception {
        configure("local.settings.history { fake { word = \"java.io.IOException: No space left on device\", code = 3 }"
                + " }");
        Launched demo = launch("demo");
        assertThat(demo.exit()).isEqualTo(3);
        assertThat(demo.text())
                .contains("the disk is full", state.resolve("logs/ingest.log").toString());
    }

    @Test
    @Criterion("B1Cr1.supervised")
    void namesThePortThatIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(ports.get("balancer"), 1, InetAddress.getLoopbackAddress())) {
            Launched demo = launch("demo");
            assertThat(demo.exit()).isEqualTo(3);
            assertThat(demo.text()).contains("port " + taken.getLocalPort() + " (local.ports.balancer) is taken");
        }
        assertThat(state.resolve("logs/broker.log")).doesNotExist();
    }

    private static void assertGone(List<Long> pids) {
        pids.forEach(pid -> ProcessHandle.of(pid)
                .ifPresent(handle ->
                        handle.onExit().orTimeout(10, TimeUnit.SECONDS).join()));
    }

    private void configure(String more) throws IOException {
        StringBuilder text = new StringBuilder("local.restart.first-wait = 50 ms\n");
        ports.forEach((key, port) -> text.append("local.ports.")
                .append(key)
                .append(" = ")
                .append(port)
                .append('\n'));
        Files.writeString(state.resolve("chainon.conf"), text.append(more));
    }

    private Launched launch(String... arguments) throws IOException {
        Path out = Files.createTempFile(folder, "out", ".txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:-BytecodeVerificationRemote",
                "-Dchainon.root=" + folder.resolve("code"),
                "-Dchainon.home=" + state,
                "-Dchainon.log=" + state.resolve("logs/launcher.log"),
                "-cp",
                classPath(),
                Chainon.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile());
        // The launcher's children live for seconds.
        builder.environment()
                .put(
                        "JDK_JAVA_OPTIONS",
                        "-XX:TieredStopAtLevel=1 -XX:+UnlockDiagnosticVMOptions -XX:-BytecodeVerificationRemote");
        Process process = builder.start();
        launchers.add(process);
        return new Launched(process, out, state);
    }

    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    private interface Condition {
        boolean met() throws IOException;
    }

    private record Launched(Process process, Path out, Path state) {

        String text() throws IOException {
            return Files.readString(out, StandardCharsets.UTF_8);
        }

        int exit() throws InterruptedException {
            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .as("the launcher ends")
                    .isTrue();
            return process.exitValue();
        }

        void awaitText(String wanted) throws Exception {
            await(() -> text().contains(wanted) || !process.isAlive());
            assertThat(text()).contains(wanted);
        }

        void await(Condition condition) throws Exception {
            long limit = System.nanoTime() + PATIENCE.toNanos();
            while (!condition.met()) {
                assertThat(System.nanoTime())
                        .as("awaited long enough; the launcher said: %s", text())
                        .isLessThan(limit);
                process.waitFor(100, TimeUnit.MILLISECONDS);
            }
        }

        Map<String, List<Long>> pids() throws IOException {
            Path file = state.resolve("run/state.json");
            Map<String, List<Long>> pids = new HashMap<>();
            if (Files.exists(file)) {
                new ObjectMapper()
                        .readTree(file.toFile())
                        .path("processes")
                        .properties()
                        .forEach(e -> pids.put(e.getKey(), longs(e.getValue())));
            }
            return pids;
        }

        private static List<Long> longs(JsonNode array) {
            List<Long> values = new ArrayList<>();
            array.forEach(value -> values.add(value.asLong()));
            return values;
        }
    }
}
