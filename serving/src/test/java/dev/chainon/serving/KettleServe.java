package dev.chainon.serving;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigRenderOptions;
import dev.chainon.core.UseCase;
import dev.chainon.core.lineage.Chronicle;
import dev.chainon.core.process.Supervised;
import dev.chainon.core.process.Telemetry;
import dev.chainon.core.toy.KettleEvent;
import dev.chainon.core.toy.Kettles;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** A serving replica of the toy use case in a process of its own. */
final class KettleServe implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final Path log;
    private final Path fault;
    private String address = "";

    /** Begins to start it; the first question to it waits until it answers. */
    KettleServe(Path folder, Config settings) throws IOException {
        Path file = Files.createTempFile(folder, "serve", ".conf");
        fault = folder.resolve(file.getFileName() + ".fault");
        log = folder.resolve(file.getFileName() + ".log");
        Files.writeString(file, settings.root().render(ConfigRenderOptions.concise()));
        process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx96m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UnlockDiagnosticVMOptions",
                        "-XX:-BytecodeVerificationRemote",
                        "-Dconfig.file=" + file,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        fault.toString()))
                .redirectError(log.toFile())
                .start();
    }

    /** It says its port when it listens. */
    private String address() {
        if (address.isEmpty()) {
            try {
                String line = new BufferedReader(
                                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
                        .readLine();
                if (line == null) {
                    throw new IOException("the replica ended:\n" + Files.readString(log));
                }
                address = "http://127.0.0.1:" + line.strip();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return address;
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(address() + path)));
    }

    HttpResponse<String> post(String path, String json) {
        return send(HttpRequest.newBuilder(URI.create(address() + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a replica was asked", e);
        }
    }

    void awaitReady() {
        Await.until("ready", PATIENCE, () -> get("/v2/health/ready").statusCode() == 200);
    }

    /** Whether it is the one that publishes. */
    boolean leads() {
        return get("/metrics").body().contains("leads=true");
    }

    /** The next prediction of this replica ends in an error of the JVM; other replicas know nothing of it. */
    void breakPredictor() throws IOException {
        Files.createFile(fault);
    }

    /** The code with which the replica ends by itself. */
    int end() throws InterruptedException {
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    /** SIGKILL. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void close() {
        kill();
    }

    public static final class Main {

        private Main() {}

        public static void main(String[] args) throws IOException {
            AtomicReference<ServingProcess> self = new AtomicReference<>();
            ServingSettings settings = ServingSettings.read(ConfigFactory.load());
            self.set(new ServingProcess(
                    settings,
                    breakable(new Kettles(), Path.of(args[0])),
                    new ServingProcess.Reports(
                            Telemetry.NONE, () -> self.get().status().toString(), Chronicle.NONE, Supervised::fail)));
            System.out.println(self.get().start());
            while (System.in.read() >= 0) {
                // Only the end matters.
            }
            System.exit(0);
        }

        /** The use case, which cannot describe an instance once the file is there. */
        @SuppressWarnings("unchecked") // the proxy hands everything to the kettles
        private static UseCase<KettleEvent> breakable(Kettles kettles, Path fault) {
            return (UseCase<KettleEvent>) Proxy.newProxyInstance(
                    Main.class.getClassLoader(), new Class<?>[] {UseCase.class}, (proxy, method, args) -> {
                        if (method.getName().equals("describe") && Files.exists(fault)) {
                            throw new StackOverflowError("planted");
                        }
                        return method.invoke(kettles, args);
                    });
        }
    }
}
