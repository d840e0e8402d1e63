package dev.chainon.local.platform;

import dev.chainon.local.process.CommandLine;
import dev.chainon.local.process.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The PostgreSQL server of one data folder, as its {@code postmaster.pid} names it. */
record Postmaster(Path data) {

    private static final Logger LOG = LoggerFactory.getLogger(Postmaster.class);

    /** The running server of this folder; a PID that now belongs to another program does not count. */
    Optional<ProcessHandle> process() {
        return pid().flatMap(ProcessHandle::of).filter(ProcessHandle::isAlive).filter(this::ours);
    }

    /** Ends a server that a killed launcher left, and clears a PID file that names no server of this folder. */
    void clear() {
        process().ifPresent(this::stop);
        try {
            if (Files.deleteIfExists(pidFile())) {
                LOG.info("removed a stale {}", pidFile());
            }
        } catch (IOException e) {
            throw new Failure(
                    "The stale file " + pidFile() + " cannot be removed: " + e.getMessage() + ". Remove it by hand.",
                    e);
        }
    }

    /** SIGINT is PostgreSQL's fast shutdown: sessions end, data is flushed. */
    private void stop(ProcessHandle server) {
        LOG.warn("a PostgreSQL server of a killed launcher still runs as PID {}: stopping it", server.pid());
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(server.pid()))
                    .start()
                    .waitFor();
            server.onExit().get(Duration.ofSeconds(20).toSeconds(), TimeUnit.SECONDS);
        } catch (IOException | ExecutionException | TimeoutException e) {
            throw new Failure(
                    "The PostgreSQL server left as PID " + server.pid()
                            + " does not end: stop it by hand, then start again.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<Long> pid() {
        try {
            List<String> lines = Files.readAllLines(pidFile());
            return lines.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Long.parseLong(lines.get(0).strip()));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private boolean ours(ProcessHandle process) {
        String line = CommandLine.of(process);
        return line.contains("postgres") && line.contains(data.toString());
    }

    Path pidFile() {
        return data.resolve("postmaster.pid");
    }
}
