package dev.chainon.apps.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Java process whose every line is kept and can be waited for. */
final class Child implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 120;
    /** A JVM lives for a few seconds here: what makes a long one fast would make it slow. */
    private static final String SHORT =
            "-XX:TieredStopAtLevel=1 -XX:+UnlockDiagnosticVMOptions -XX:-BytecodeVerificationRemote";

    private final Process process;
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    private final CompletableFuture<String> found = new CompletableFuture<>();
    private final Thread reader;

    /** Starts one. The first group of {@code wanted}, in the first line that has it, is what {@link #said} waits for. */
    Child(ProcessBuilder builder, Pattern wanted) throws IOException {
        // By the environment, since the JVMs that a worker starts take it over.
        builder.environment().put("JDK_JAVA_OPTIONS", SHORT);
        process = builder.redirectErrorStream(true).start();
        reader = new Thread(() -> read(wanted), "child-" + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    static List<String> java(int heapMb) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx" + heapMb + "m", "-XX:+UseSerialGC"));
        command.addAll(List.of("-Dfile.encoding=UTF-8", "-Duser.timezone=UTC"));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--add-opens"))
                .forEach(command::add);
        return command;
    }

    /** Folder of the test's own classes. */
    static Path testClasses() {
        return Path.of(System.getProperty("chainon.root"), "deploy/apps/pipeline/target/test-classes");
    }

    String said() throws InterruptedException {
        try {
            return found.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("the process did not say what it should:\n" + log(), e);
        }
    }

    /** Waits for the end. */
    int code() throws InterruptedException {
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .as("ended in time; it said:\n%s", log())
                .isTrue();
        reader.join();
        return process.exitValue();
    }

    String log() {
        synchronized (lines) {
            return String.join("\n", lines);
        }
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    private void read(Pattern wanted) {
        try (BufferedReader reading = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = reading.readLine(); line != null; line = reading.readLine()) {
                lines.add(line);
                Matcher matcher = wanted.matcher(line);
                if (matcher.find()) {
                    found.complete(matcher.group(1));
                }
            }
            found.completeExceptionally(new IOException("the process ended before"));
        } catch (IOException e) {
            found.completeExceptionally(e);
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
    }
}
