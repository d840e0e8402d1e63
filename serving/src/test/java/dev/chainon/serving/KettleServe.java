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
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** A serving replica of the toy use case in a process of its own. */
final class KettleServe implements AutoCloseable {

    private final Process process;
    private final Path fault;
    final int port;

    KettleServe(Path folder, Config settings) throws IOException {
        Path file = Files.createTempFile(folder, "serve", ".conf");
        fault = folder.resolve(file.getFileName() + ".fault");
        Files.writeString(file, settings.root().render(ConfigRenderOptions.concise()));
        process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx96m",
                        "-XX:+UseSerialGC",
                        "-Dconfig.file=" + file,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        fault.toString()))
                .redirectError(folder.resolve(file.getFileName() + ".log").toFile())
                .start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = out.readLine();
        if (line == null) {
            throw new IOException(
                    "the replica ended:\n" + Files.readString(folder.resolve(file.getFileName() + ".log")));
        }
        port = Integer.parseInt(line.strip());
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
