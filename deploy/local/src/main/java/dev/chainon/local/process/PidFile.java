package dev.chainon.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The PID of a child on disk, with a mark of its command line: a PID alone may have passed to another program. */
public record PidFile(Path file) {

    private static final Logger LOG = LoggerFactory.getLogger(PidFile.class);

    /** @param mark a text that the process's command line contains, unique to this home */
    public void write(long pid, String mark) {
        try {
            Files.writeString(file, pid + "\n" + mark + "\n", StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The PID file " + file + " cannot be written: check its rights and the disk.", e);
        }
    }

    public void remove() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("PID file {} stays: {}", file, e.toString());
        }
    }

    /** The process, when it lives and is still the one that was written down. */
    public Optional<ProcessHandle> process() {
        try {
            List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
            return lines.size() < 2 ? Optional.empty() : live(Long.parseLong(lines.get(0)), lines.get(1));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** A living process with this PID whose command line contains the mark. */
    public static Optional<ProcessHandle> live(long pid, String mark) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(handle -> CommandLine.of(handle)
                .contains(mark));
    }

    /** Waits for processes left by a killed launcher, which end by themselves when their input closes; insists when they do not. */
    public static void awaitLeftovers(Path run, Duration patience) {
        for (PidFile pidFile : all(run)) {
            pidFile.process().ifPresent(handle -> end(handle, patience));
            pidFile.remove();
        }
    }

    private static List<PidFile> all(Path run) {
        try (Stream<Path> files = Files.list(run)) {
            return files.filter(f -> f.toString().endsWith(".pid"))
                    .map(PidFile::new)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + run + " cannot be read: check its rights.", e);
        }
    }

    /** Waits, then asks by SIGTERM, then ends by SIGKILL. */
    public static void end(ProcessHandle handle, Duration patience) {
        if (awaited(handle, patience)) {
            return;
        }
        LOG.warn("process {} did not end by itself in {}: terminating it", handle.pid(), patience);
        handle.destroy();
        if (!awaited(handle, Duration.ofSeconds(2))) {
            handle.destroyForcibly();
            awaited(handle, Duration.ofSeconds(2));
        }
    }

    private static boolean awaited(ProcessHandle handle, Duration patience) {
        try {
            handle.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("process " + handle.pid() + " cannot be awaited", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
