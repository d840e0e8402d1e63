package dev.chainon.streams;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A real Kafka broker in a JVM of its own, for integration tests: on free ports of the loopback interface, its data in a folder of the caller's. It ends
 * when it is closed and, because it watches its standard input, with the JVM of the tests whatever happens to that.
 */
public final class BrokerProcess implements AutoCloseable {

    private static final int SECONDS_TO_START = 90;

    private final Process process;
    private final String bootstrap;

    private BrokerProcess(Process process, String bootstrap) {
        this.process = process;
        this.bootstrap = bootstrap;
    }

    /** Starts a broker and waits until it answers. A folder that holds a broker's data is used as it is. */
    public static BrokerProcess start(Path folder) throws IOException, InterruptedException {
        int port = freePort();
        Path log = folder.resolve("broker.log");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx96m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UnlockDiagnosticVMOptions",
                        "-XX:-BytecodeVerificationRemote",
                        "-XX:MaxDirectMemorySize=64m",
                        "-cp",
                        classPath(),
                        "dev.chainon.broker.Broker",
                        Integer.toString(port),
                        Integer.toString(freePort()),
                        folder.resolve("kafka").toString())
                .redirectError(log.toFile())
                .start();
        BrokerProcess broker = new BrokerProcess(process, "127.0.0.1:" + port);
        broker.awaitReady(log);
        return broker;
    }

    private void awaitReady(Path log) throws IOException, InterruptedException {
        CompletableFuture<Boolean> ready = new CompletableFuture<>();
        Thread reader = new Thread(() -> read(ready), "broker-stdout");
        reader.setDaemon(true);
        reader.start();
        try {
            if (!ready.get(SECONDS_TO_START, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the broker ended before it was ready; its last words:\n" + tail(log));
            }
        } catch (TimeoutException | ExecutionException e) {
            close();
            throw new IllegalStateException(
                    "the broker was not ready in " + SECONDS_TO_START + " s; its last words:\n" + tail(log), e);
        }
    }

    private void read(CompletableFuture<Boolean> ready) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("@ready")) {
                    ready.complete(true);
                }
            }
            ready.complete(false);
        } catch (IOException e) {
            ready.completeExceptionally(e);
        }
    }

    private static String tail(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
    }

    /** The packaged broker: its jar, then what its module wrote down as its class path. */
    private static String classPath() throws IOException {
        Path target = Path.of(System.getProperty("chainon.root", "..")).resolve("deploy/broker/target");
        Path file = target.resolve("classpath");
        if (!Files.isRegularFile(file)) {
            throw new IllegalStateException("this test starts the packaged broker, and " + file
                    + " is missing: run mvn package -pl deploy/broker -am first");
        }
        try (Stream<Path> files = Files.list(target)) {
            Path jar = files.filter(f -> f.getFileName().toString().matches("chainon-broker-.*\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(
                            "no chainon-broker jar in " + target + ": run mvn package -pl deploy/broker -am first"));
            return jar + File.pathSeparator + Files.readString(file).strip();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    public String bootstrap() {
        return bootstrap;
    }

    /** Ends the broker outright, as a lost machine would; its folder can be started again. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
        }
    }
}
