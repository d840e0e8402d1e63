package dev.chainon.local.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One running child: its input is held open for as long as it shall live, its output is heard, its errors go to a log. It ends when this
 * process ends, however that happens, because its input closes then.
 */
public final class Child {

    /** Where a child's files are, and who hears its protocol lines. */
    public record Setting(Home home, RotatedLog.Limit limit, Consumer<Line> listener) {}

    private static final Logger LOG = LoggerFactory.getLogger(Child.class);

    private final Program program;
    private final Process process;
    private final PidFile pidFile;
    private final RotatedLog log;
    private final LogTail tail = new LogTail();
    private final Setting setting;
    private final CompletableFuture<Integer> end = new CompletableFuture<>();

    private Child(Program program, Setting setting) throws IOException {
        this.program = program;
        this.setting = setting;
        this.log = new RotatedLog(setting.home().log(program.name()), setting.limit());
        Path arguments = setting.home().run(program.name() + ".args");
        Files.write(arguments, program.argumentFile(), StandardCharsets.UTF_8);
        ProcessBuilder builder = new ProcessBuilder(command(arguments))
                .directory(setting.home().code().toFile());
        builder.environment().putAll(program.environment());
        this.process = builder.start();
        this.pidFile = new PidFile(setting.home().run(program.name() + ".pid"));
        pidFile.write(process.pid(), "@" + arguments);
    }

    public static Child start(Program program, Setting setting) {
        try {
            Child child = new Child(program, setting);
            child.listen();
            LOG.info("started {} as PID {}", program.name(), child.pid());
            return child;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The process " + program.name() + " cannot be started: " + e.getMessage(), e);
        }
    }

    public String name() {
        return program.name();
    }

    public long pid() {
        return process.pid();
    }

    public boolean alive() {
        return process.isAlive();
    }

    /** Completes with the exit code once the process is gone and its last words are read. */
    public CompletableFuture<Integer> end() {
        return end.copy();
    }

    /** Why it ended, for a person: the cause where the log names one, the last lines otherwise, and the log's path. */
    public String explanation(int code) {
        String why = tail.cause().orElseGet(() -> "its last words:\n    " + String.join("\n    ", tail.last(6)));
        return String.format(
                Locale.ROOT, "The process %s ended with code %d; %s%n  log: %s", name(), code, why, logFile());
    }

    public Path logFile() {
        return setting.home().log(name());
    }

    /** Closes its input, waits, then asks by SIGTERM, then ends by SIGKILL. */
    public void stop(Duration grace) {
        closeInput();
        PidFile.end(process.toHandle(), grace);
        end.completeOnTimeout(-1, 2, TimeUnit.SECONDS).exceptionally(e -> -1).join();
    }

    /** SIGKILL, without waiting. */
    public void kill() {
        process.destroyForcibly();
    }

    /** Asks it to end without waiting. */
    public void closeInput() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            LOG.debug("input of {} was closed already", name(), e);
        }
    }

    private static List<String> command(Path arguments) {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        // Ctrl-C and the end of a terminal reach the whole process group: only the launcher shall act on them, in its
        // order.
        List<String> shell = List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh");
        List<String> command = new ArrayList<>(shell);
        command.addAll(List.of(java.toString(), "@" + arguments));
        return command;
    }

    private void listen() {
        Thread out = pump("out", process.getInputStream(), this::hear);
        Thread err = pump("err", process.getErrorStream(), this::note);
        process.onExit().thenAccept(ended -> {
            joined(out);
            joined(err);
            pidFile.remove();
            close();
            end.complete(ended.exitValue());
        });
    }

    private void hear(String text) {
        Line line = Line.parse(text);
        if (line instanceof Line.Other) {
            note(text);
        } else {
            setting.listener().accept(line);
        }
    }

    private void note(String text) {
        tail.add(text);
        try {
            log.line(text);
        } catch (IOException e) {
            LOG.warn("log of {} cannot be written: {}", name(), e.toString());
        }
    }

    private void close() {
        try {
            log.close();
        } catch (IOException e) {
            LOG.warn("log of {} cannot be closed: {}", name(), e.toString());
        }
    }

    private Thread pump(String kind, InputStream in, Consumer<String> sink) {
        Thread thread = new Thread(() -> drain(in, sink), program.name() + "-" + kind);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void drain(InputStream in, Consumer<String> sink) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            reader.lines().forEach(sink);
        } catch (IOException | UncheckedIOException e) {
            LOG.debug("stream of {} closed", name(), e);
        }
    }

    private static void joined(Thread thread) {
        try {
            thread.join(2_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
