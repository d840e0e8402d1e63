package dev.chainon.apps.cluster;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
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
public final class Child implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 120;

    private final Process process;
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    private final CompletableFuture<String> found = new CompletableFuture<>();
    private final Thread reader;

    /** Starts one. The first group of {@code wanted}, in the first line that has it, is what {@link #said} waits for. */
    public Child(ProcessBuilder builder, Pattern wanted) throws IOException {
        process = builder.redirectErrorStream(true).start();
        reader = new Thread(() -> read(wanted), "child-" + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    /** The beginning of the command of a JVM like this one: its Java, and the packages that are open in it. */
    public static List<String> java(int heapMb) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx" + heapMb + "m", "-XX:+UseSerialGC"));
        command.addAll(List.of("-Dfile.encoding=UTF-8", "-Duser.timezone=UTC"));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--add-opens"))
                .forEach(command::add);
        return command;
    }

    /**
     * What it said.
     *
     * @throws IllegalStateException if it ended or two minutes passed before it did
     */
    public String said() throws InterruptedException {
        try {
            return found.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the process did not say what it should:\n" + log(), e);
        }
    }

    /**
     * Waits for the end and gives the exit code.
     *
     * @throws IllegalStateException if it lives after two minutes
     */
    public int code() throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the process does not end; it said:\n" + log());
        }
        reader.join();
        return process.exitValue();
    }

    /** Every line so far. */
    public String log() {
        synchronized (lines) {
            return String.join("\n", lines);
        }
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Ends it and those that it started outright, as SIGKILL does. */
    public void kill() {
        List<ProcessHandle> own = process.descendants().toList();
        process.destroyForcibly();
        own.forEach(ProcessHandle::destroyForcibly);
        process.onExit().join();
    }

    /** Stops it and those that it started where they are, as SIGSTOP does. */
    public void freeze() {
        signal("-STOP");
    }

    /** Lets them go on. */
    public void thaw() {
        signal("-CONT");
    }

    private void signal(String signal) {
        List<String> command = new ArrayList<>(List.of("kill", signal, Long.toString(pid())));
        process.descendants().forEach(each -> command.add(Long.toString(each.pid())));
        try {
            int code = new ProcessBuilder(command).inheritIO().start().waitFor();
            if (code != 0) {
                throw new IllegalStateException(String.join(" ", command) + " ended with " + code);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + String.join(" ", command), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a signal was sent", e);
        }
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
        kill();
    }
}
