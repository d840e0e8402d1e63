package dev.chainon.ingestion.webapi;

import dev.chainon.core.observation.Lookup.Cause;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/** One question at a time to one service, among the threads of this process and among processes: nothing is asked twice, and nobody is flooded. */
final class Turn {

    /** What is done when it is one's turn. */
    interface Work<T> {
        T run() throws Refusal;
    }

    private final Bulkhead threads;
    private final Path lock;

    Turn(String name, Path lock, Duration queue) {
        this.threads = Bulkhead.of(
                name,
                BulkheadConfig.custom()
                        .maxConcurrentCalls(1)
                        .maxWaitDuration(queue)
                        .build());
        this.lock = lock;
    }

    <T> T take(Work<T> work) throws Refusal {
        if (!threads.tryAcquirePermission()) {
            throw new Refusal(Cause.UNREACHABLE, "others are asking the same service: no turn within patience.queue");
        }
        try (FileChannel channel = open();
                FileLock processes = channel.lock()) {
            return work.run();
        } catch (IOException e) {
            throw new Refusal(Cause.UNREACHABLE, "the lock " + lock + " cannot be taken: " + e.getMessage());
        } catch (OverlappingFileLockException e) {
            throw new Refusal(Cause.UNREACHABLE, "this process asks the same service elsewhere: share one client");
        } finally {
            threads.onComplete();
        }
    }

    private FileChannel open() throws IOException {
        Path folder = lock.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        return FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }
}
