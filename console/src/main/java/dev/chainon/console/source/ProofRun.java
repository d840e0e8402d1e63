package dev.chainon.console.source;

import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A proof that is run: the command, and the processes that it started. Thread-safe. */
public final class ProofRun {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String id;
    private Optional<Process> process = Optional.empty();
    private boolean stopped;

    ProofRun(String id) {
        this.id = Objects.requireNonNull(id);
    }

    /** The criterion or clause. */
    public String id() {
        return id;
    }

    synchronized void began(Process started) {
        process = Optional.of(started);
        if (stopped) {
            end(started);
        }
    }

    InputStream output() {
        return process().getInputStream();
    }

    private synchronized Process process() {
        return process.orElseThrow(() -> new IllegalStateException("the proof " + id + " has not begun"));
    }

    /** Its exit code, once it has ended with all that it started. */
    int await() {
        try {
            return process().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    /** Ends the command and all that it started: asks first, and does not ask again after ten seconds. Does not wait. */
    public synchronized void stop() {
        stopped = true;
        process.ifPresent(ProofRun::end);
    }

    private static void end(Process process) {
        // Once the command is gone nobody can tell any more what it had started.
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroy);
        all.forEach(handle -> handle.onExit()
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .exceptionally(late -> {
                    handle.destroyForcibly();
                    return handle;
                }));
    }
}
