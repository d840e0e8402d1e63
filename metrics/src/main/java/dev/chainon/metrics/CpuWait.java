package dev.chainon.metrics;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * For how long threads of this process could have run and did not get a core, by the kernel's scheduler
 * (<a href="https://docs.kernel.org/scheduler/sched-stats.html">schedstat</a>, second number of each thread). Threads that end take their share along, so the largest that was
 * seen of each is kept.
 */
final class CpuWait {

    private final Path tasks;
    private final Map<String, Long> nanosByThread = new ConcurrentHashMap<>();

    CpuWait() {
        this(Path.of("/proc/self/task"));
    }

    /** @param tasks folder with one folder a thread */
    CpuWait(Path tasks) {
        this.tasks = tasks;
    }

    /** Since the first question, of the threads that lived at one of them; 0 where the system does not tell. */
    double seconds() {
        if (Files.isDirectory(tasks)) {
            try (DirectoryStream<Path> threads = Files.newDirectoryStream(tasks)) {
                threads.forEach(this::add);
            } catch (IOException e) {
                // The folder of a process that lives: nothing to add, and what was seen stays.
                return sum();
            }
        }
        return sum();
    }

    private void add(Path thread) {
        try {
            String[] numbers = Files.readString(thread.resolve("schedstat"), StandardCharsets.US_ASCII)
                    .strip()
                    .split(" ");
            if (numbers.length > 1) {
                nanosByThread.merge(thread.getFileName().toString(), Long.parseLong(numbers[1]), Math::max);
            }
        } catch (IOException e) {
            // The thread has just ended.
            return;
        }
    }

    private double sum() {
        return nanosByThread.values().stream().mapToLong(Long::longValue).sum() / 1e9;
    }
}
