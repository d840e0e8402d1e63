package dev.chainon.e2e.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The packaged processes on ten days of the real history, started by the command of the README, in a state folder and on ports of their own. */
final class Demonstration implements AutoCloseable {

    private static final Path ROOT = Path.of(System.getProperty("chainon.root"));
    /** What a reader is told to type. */
    static final String COMMAND = "./chainon demo";

    private static final List<String> PORTS = List.of(
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
    private static final String DAYS = """
        local.disk-gb = 1
        local.replay { from = "2001-01-09", speed = 120 }
        local.settings {
          history {
            history { before = "2001-01-11", train { from = "2001-01-03", to = "2001-01-09" }, validation { from = "2001-01-09", to = "2001-01-10" } }
            replay.to = "2001-01-10"
          }
          stream.stream.copy-every = 2 seconds
          replay.replay { to = "2001-01-10", dirt = 0.02 }
          train.training { promote = "always", resamples = 20, epochs = 2, importance-rows = 2000, trees.rounds = 40 }
        }
        """;

    /** For a machine that does much else: where nothing is wrong, it costs nothing. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Integer> ports = new HashMap<>();
    private final Path state;
    private final Path output;
    private final Process launcher;

    private Demonstration(Path state) throws IOException {
        this.state = Files.createDirectories(state);
        this.output = state.resolve("output.txt");
        choosePorts();
        StringBuilder settings = new StringBuilder(DAYS);
        ports.forEach((key, port) -> settings.append("local.ports.")
                .append(key)
                .append(" = ")
                .append(port)
                .append('\n'));
        Files.writeString(state.resolve("chainon.conf"), settings);
        Path built = Files.createDirectories(state.resolve("run")).resolve("built");
        Files.createFile(built);
        ProcessBuilder command = new ProcessBuilder("/bin/sh", "-c", "exec " + COMMAND).directory(ROOT.toFile());
        command.environment().putAll(environment());
        this.launcher = command.redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    /** Live, or nothing of it is left. */
    static Demonstration start(Path state) throws Exception {
        Demonstration demonstration = new Demonstration(state);
        try {
            demonstration.await("live predictions", () -> {
                assertThat(demonstration.launcher.isAlive() || demonstration.said("Live after"))
                        .as("the launcher said: %s", Files.readString(demonstration.output))
                        .isTrue();
                return demonstration.said("Live after");
            });
        } catch (Exception | AssertionError e) {
            demonstration.close();
            throw e;
        }
        return demonstration;
    }

    /** The state folder; the first compiler only, since these processes live for minutes and have ten days to work on; and no second look at what javac wrote. */
    private Map<String, String> environment() {
        return Map.of(
                "CHAINON_HOME",
                state.toString(),
                "JDK_JAVA_OPTIONS",
                "-XX:TieredStopAtLevel=1 -XX:+UnlockDiagnosticVMOptions -XX:-BytecodeVerificationRemote");
    }

    /** Removes what an earlier run left in the folder. */
    static void forget(Path state) throws IOException {
        if (Files.isDirectory(state)) {
            List<Path> old;
            try (Stream<Path> files = Files.walk(state)) {
                old = files.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path file : old) {
                Files.delete(file);
            }
        }
    }

    /** How a command ended. */
    record Ended(int code, String text) {}

    /** Runs a command beside the demonstration. */
    Ended run(String... arguments) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(ROOT.resolve("chainon").toString()));
        line.addAll(List.of(arguments));
        ProcessBuilder command = new ProcessBuilder(line);
        command.environment().putAll(environment());
        Path text = state.resolve("command.txt");
        int code = command.redirectErrorStream(true)
                .redirectOutput(text.toFile())
                .start()
                .waitFor();
        return new Ended(code, Files.readString(text));
    }

    Path state() {
        return state;
    }

    String bootstrap() {
        return place("broker");
    }

    /** Host and port. */
    String place(String name) {
        return "127.0.0.1:" + ports.get(name);
    }

    String address(String name) {
        return "http://" + place(name);
    }

    /** The configuration the launcher wrote for a process: its login and its addresses. */
    Config settings(String process) {
        return ConfigFactory.parseFile(
                        state.resolve("run").resolve(process + ".conf").toFile())
                .getConfig("chainon");
    }

    HttpResponse<String> get(String url) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** What a page is sent first by a stream of server-sent events. */
    String firstEvent(String url) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
        try (Stream<String> lines =
                http.send(request, HttpResponse.BodyHandlers.ofLines()).body()) {
            return lines.filter(line -> line.startsWith("data: "))
                    .map(line -> line.substring("data: ".length()))
                    .findFirst()
                    .orElseThrow();
        }
    }

    HttpResponse<String> post(String url, String json) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> patch(String url, String json) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json")
                .method("PATCH", HttpRequest.BodyPublishers.ofString(json))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** PID of a process, from the file that the launcher keeps of it. */
    long pid(String process) throws IOException {
        String text = Files.readString(state.resolve("run").resolve(process + ".pid"));
        return Long.parseLong(text.strip().split("\\s+", 2)[0]);
    }

    /** Another command of the README in the same state folder; its words go to the file. */
    Process command(Path words, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(ROOT.resolve("chainon").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(words.toFile());
        builder.environment().putAll(environment());
        return builder.start();
    }

    /** Asks again until it is so, for ten minutes at most. */
    void await(String what, Callable<Boolean> condition) throws Exception {
        long limit = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime())
                    .as("awaited for ten minutes: %s; the launcher said: %s", what, Files.readString(output))
                    .isLessThan(limit);
            launcher.waitFor(100, TimeUnit.MILLISECONDS);
        }
    }

    /**
     * Runs a script as a reader of the documents would, from the root of the repository, for ten minutes at most.
     *
     * @return all that it printed
     */
    String run(String script) throws Exception {
        Path printed = Files.createTempFile(state, "script", ".txt");
        ProcessBuilder shell = new ProcessBuilder("bash", "-euo", "pipefail", "-c", script).directory(ROOT.toFile());
        shell.environment().putAll(environment());
        shell.environment().put("CHAINON_INTAKE", address("intake"));
        shell.environment().put("CHAINON_CONSOLE", address("monitor"));
        Process process =
                shell.redirectErrorStream(true).redirectOutput(printed.toFile()).start();
        boolean ended = process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        assertThat(ended && process.exitValue() == 0)
                .as("the script ends well; it printed: %s", Files.readString(printed))
                .isTrue();
        return Files.readString(printed);
    }

    private boolean said(String words) throws IOException {
        return Files.readString(output).contains(words);
    }

    private void choosePorts() throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        for (String key : PORTS) {
            ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            sockets.add(socket);
            ports.put(key, socket.getLocalPort());
        }
        for (ServerSocket socket : sockets) {
            socket.close();
        }
    }

    @Override
    public void close() throws Exception {
        launcher.destroy();
        assertThat(launcher.waitFor(60, TimeUnit.SECONDS))
                .as("the launcher ends")
                .isTrue();
    }
}
