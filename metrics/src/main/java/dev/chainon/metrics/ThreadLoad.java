package dev.chainon.metrics;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How many threads of a process computed, and how many could have and had no core, on average from one look to the next, by the kernel's scheduler
 * (<a href="https://docs.kernel.org/scheduler/sched-stats.html">schedstat</a>, first and second number of each thread). It is read from outside: a process that starves need not
 * find a core to say so. One thread at a time.
 */
public final class ThreadLoad {

    private final Path tasks;
    private Map<String, Spent> before = Map.of();
    private long beforeNanos;

    /**
     * Since the look before.
     *
     * @param running threads on a core, on average: seconds of service a second
     * @param waiting threads that could run and had no core, on average: seconds of waiting a second
     */
    public record Load(double running, double waiting) {}

    private record Spent(long running, long waiting) {
        static final Spent NOTHING = new Spent(0, 0);
    }

    /** @param tasks folder with one folder a thread */
    ThreadLoad(Path tasks) {
        this.tasks = tasks;
    }

    public static ThreadLoad of(long pid) {
        return new ThreadLoad(Path.of("/proc", Long.toString(pid), "task"));
    }

    /**
     * Of the threads that live now; the last moments of those that ended are lost.
     *
     * @param nanos of a clock that only goes forward
     * @return empty at the first look, and where the system does not tell
     */
    public Optional<Load> look(long nanos) {
        Map<String, Spent> now = spent();
        Map<String, Spent> earlier = before;
        double passed = nanos - beforeNanos;
        before = now;
        beforeNanos = nanos;
        if (earlier.isEmpty() || now.isEmpty() || passed <= 0) {
            return Optional.empty();
        }
        double running = 0;
        double waiting = 0;
        for (Map.Entry<String, Spent> thread : now.entrySet()) {
            Spent old = earlier.getOrDefault(thread.getKey(), Spent.NOTHING);
            running += Math.max(0, thread.getValue().running() - old.running());
            waiting += Math.max(0, thread.getValue().waiting() - old.waiting());
        }
        return Optional.of(new Load(running / passed, waiting / passed));
    }

    private Map<String, Spent> spent() {
        Map<String, Spent> all = new HashMap<>();
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(tasks)) {
            for (Path thread : threads) {
                spent(thread).ifPresent(spent -> all.put(String.valueOf(thread.getFileName()), spent));
            }
        } catch (IOException e) {
            // No such process, or no such files on this system.
            return Map.of();
        }
        return all;
    }

    private static Optional<Spent> spent(Path thread) {
        try {
            String[] numbers = Files.readString(thread.resolve("schedstat"), StandardCharsets.US_ASCII)
                    .strip()
                    .split(" ");
            return numbers.length > 1
                    ? Optional.of(new Spent(Long.parseLong(numbers[0]), Long.parseLong(numbers[1])))
                    : Optional.empty();
        } catch (IOException | NumberFormatException e) {
            // The thread has just ended.
            return Optional.empty();
        }
    }
}
