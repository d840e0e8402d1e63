package dev.chainon.serving.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A toy server in a process of its own, which can be killed like a real one. */
public final class ToyProcess implements AutoCloseable {

    private final Process process;
    public final int port;

    public ToyProcess(Path folder) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classPath = System.getProperty("java.class.path");
        process = new ProcessBuilder(List.of(
                        java,
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UnlockDiagnosticVMOptions",
                        "-XX:-BytecodeVerificationRemote",
                        // In a build that stops before "package" there are several settings of it, which it would say
                        // on the output.
                        "-Dlogback.statusListenerClass=ch.qos.logback.core.status.NopStatusListener",
                        "-cp",
                        classPath,
                        Main.class.getName(),
                        folder.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = out.readLine();
        if (line == null) {
            throw new IOException(
                    "the toy server ended with code " + process.onExit().join().exitValue());
        }
        port = Integer.parseInt(line.strip());
    }

    /** SIGKILL. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void close() {
        kill();
    }

    /** Serves version 1 until its input closes. */
    public static final class Main {

        private Main() {}

        public static void main(String[] arguments) throws IOException {
            try (ToyServer server = new ToyServer(Path.of(arguments[0])).serve(1)) {
                System.out.println(server.port);
                while (System.in.read() >= 0) {
                    // Only the end matters.
                }
            }
        }
    }
}
