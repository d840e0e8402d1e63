package dev.chainon.ingestion.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.function.Predicate;

/** A {@link KettleIntake} as a process, seen by who starts and kills it. */
final class IntakeChild implements AutoCloseable {

    private final Process process;

    /** @param haltAfter after how many records it stands still */
    IntakeChild(String bootstrap, Path home, long haltAfter, int epoch) throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UnlockDiagnosticVMOptions",
                        "-XX:-BytecodeVerificationRemote",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-Xlog:class+load=info:file=" + home.resolve("classes.log"),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        KettleIntake.class.getName(),
                        bootstrap,
                        home.toString(),
                        Long.toString(haltAfter),
                        Integer.toString(epoch))
                .redirectError(home.resolve("intake.log").toFile())
                .start();
    }

    /** Its address, once it is ready. */
    String address() throws IOException {
        String ready = "@ready ";
        return awaitLine(line -> line.startsWith(ready)).substring(ready.length());
    }

    void awaitHalt() throws IOException {
        awaitLine("@half"::equals);
    }

    private String awaitLine(Predicate<String> wanted) throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            return lines.lines().filter(wanted).findFirst().orElseThrow(() -> new AssertionError("the intake ended"));
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** SIGKILL. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
