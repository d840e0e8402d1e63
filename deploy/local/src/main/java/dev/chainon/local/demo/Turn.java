package dev.chainon.local.demo;

import dev.chainon.local.process.Failure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** One command at a time that works beside the demonstration in a state folder, whose processes have their files there; another waits for its turn. The system gives it back, however a process ends. */
final class Turn implements AutoCloseable {

    private final FileChannel channel;

    private Turn(FileChannel channel) {
        this.channel = channel;
    }

    /** @param waits done once, where another has the turn */
    static Turn await(Path file, Runnable waits) {
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                waits.run();
                channel.lock();
            }
            return new Turn(channel);
        } catch (IOException e) {
            throw new Failure("The lock " + file + " cannot be taken: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new Failure("The lock cannot be given back: " + e.getMessage(), e);
        }
    }
}
