package dev.chainon.local.platform;

import dev.chainon.local.process.Failure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** One launcher at a time in a state folder. The system drops the lock with its process, however that ends. */
public final class Lock implements AutoCloseable {

    /** Who only looks holds the lock for an instant: {@code ./chainon status} must not keep a demonstration from starting. */
    private static final int TRIES = 5;

    private static final long PAUSE_NANOS = 20_000_000;

    private final FileChannel channel;

    private Lock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock and writes this process's PID into it.
     *
     * @throws Failure when another process holds it
     */
    public static Lock take(Path file) {
        return take(file, () -> LockSupport.parkNanos(PAUSE_NANOS));
    }

    /** @param pause done between two tries */
    static Lock take(Path file, Runnable pause) {
        try {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (!locked(channel, pause)) {
                channel.close();
                throw new Failure("Chaînon already runs here, as PID "
                        + holder(file).map(Object::toString).orElse("unknown") + ". Stop it with: ./chainon stop");
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.UTF_8)));
            return new Lock(channel);
        } catch (IOException e) {
            throw new Failure(
                    "The lock " + file + " cannot be taken: " + e.getMessage() + ". Check the rights and the disk.", e);
        }
    }

    /** The PID of the process that holds the lock; empty when nobody does. Only for a process that does not hold it itself. */
    public static Optional<Long> holder(Path file) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return locked(channel).isPresent()
                    ? Optional.empty()
                    : Optional.of(Long.parseLong(Files.readString(file).strip()));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        try {
            channel.truncate(0);
            channel.close();
        } catch (IOException e) {
            throw new Failure("The lock cannot be given back: " + e.getMessage(), e);
        }
    }

    private static boolean locked(FileChannel channel, Runnable pause) throws IOException {
        for (int tries = 1; tries < TRIES; tries++) {
            if (locked(channel).isPresent()) {
                return true;
            }
            pause.run();
        }
        return locked(channel).isPresent();
    }

    private static Optional<FileLock> locked(FileChannel channel) throws IOException {
        try {
            return Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException e) {
            return Optional.empty();
        }
    }
}
