package dev.chainon.e2e.flow;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The operating system's Prometheus with the committed configuration, but at the demonstration's ports and looking each second. */
record PrometheusServer(Process process, String address) implements AutoCloseable {

    private static final Path COMMITTED = Path.of(System.getProperty("chainon.root"), "deploy", "prometheus");
    private static final Pattern TARGET =
            Pattern.compile("127\\.0\\.0\\.1:\\d+(\"\\], labels: \\{process: )([a-z0-9-]+)");

    static void needed() {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "prometheus"))),
                "skipped: prometheus is not installed (on Debian: apt-get install prometheus)");
    }

    /** Started, not yet answering. */
    static PrometheusServer start(Path folder, Demonstration demonstration) throws IOException {
        Files.copy(COMMITTED.resolve("rules.yml"), folder.resolve("rules.yml"));
        String configuration = TARGET.matcher(Files.readString(COMMITTED.resolve("prometheus.yml")))
                .replaceAll((MatchResult target) ->
                        demonstration.place(target.group(2)) + target.group(1) + target.group(2))
                .replace("interval: 15s", "interval: 1s");
        Path file = Files.writeString(folder.resolve("prometheus.yml"), configuration);
        String place = "127.0.0.1:" + free();
        Process process = new ProcessBuilder(
                        "prometheus",
                        "--config.file=" + file,
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=" + place)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("prometheus.log").toFile())
                .start();
        return new PrometheusServer(process, "http://" + place);
    }

    private static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Ends the process and waits for it. */
    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
