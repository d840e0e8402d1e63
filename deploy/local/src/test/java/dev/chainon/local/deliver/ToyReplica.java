package dev.chainon.local.deliver;

import dev.chainon.serving.http.Answers;
import dev.chainon.serving.http.Door;
import dev.chainon.serving.http.ToyServer;
import dev.chainon.serving.security.Doors;
import dev.chainon.serving.security.Rules;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A replica of the toy use case in a process of its own. While the file {@code broken} is in its folder it fails every inference. */
final class ToyReplica implements AutoCloseable {

    private static final String BROKEN = "broken";

    private final Process process;
    private final Path folder;

    private ToyReplica(Process process, Path folder) {
        this.process = process;
        this.folder = folder;
    }

    /** Starts it and waits until it listens. */
    static ToyReplica start(Path folder, int port, int version) {
        try {
            Process process = new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx64m",
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-Dlogback.statusListenerClass=ch.qos.logback.core.status.NopStatusListener",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Main.class.getName(),
                            Files.createDirectories(folder).toString(),
                            Integer.toString(port),
                            Integer.toString(version)))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String line = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
            if (line == null) {
                throw new IOException(
                        "the replica ended with code " + process.onExit().join().exitValue());
            }
            return new ToyReplica(process, folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean alive() {
        return process.isAlive();
    }

    void breakDown() {
        try {
            Files.createFile(folder.resolve(BROKEN));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends in its own time: it says that it is not ready, and finishes what it has. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Serves a version until its input closes. */
    static final class Main {

        private Main() {}

        public static void main(String[] words) throws IOException {
            Path folder = Path.of(words[0]);
            Door guarded = Doors.door(folder, Rules.SERVING, "chainon.security.access = open");
            Path broken = folder.resolve(BROKEN);
            Door door = (vertx, inner) -> guarded.server(vertx, request -> {
                if (request.path().endsWith("/infer") && Files.exists(broken)) {
                    Answers.error(request, 500, "it is broken");
                } else {
                    inner.handle(request);
                }
            });
            ToyServer server = new ToyServer(folder, Integer.parseInt(words[1]), door)
                    .serve(Integer.parseInt(words[2]))
                    .withLog();
            System.out.println(server.port);
            while (System.in.read() >= 0) {
                // Only the end matters.
            }
            server.drain();
        }
    }
}
