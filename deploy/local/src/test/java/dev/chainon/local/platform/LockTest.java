package dev.chainon.local.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chainon.local.process.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LockTest {

    @TempDir
    Path folder;

    @Test
    void waitsForOneWhoOnlyLooks() throws IOException {
        Path file = folder.resolve("lock");
        try (FileChannel looker = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            FileLock look = looker.lock();
            try (Lock lock = Lock.take(file, () -> release(look))) {
                assertThat(lock).isNotNull();
            }
        }
    }

    private static void release(FileLock look) {
        try {
            look.release();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void isHeldByOneAtATime() {
        Path file = folder.resolve("lock");
        try (Lock lock = Lock.take(file)) {
            assertThat(lock).isNotNull();
            assertThat(file).hasContent(ProcessHandle.current().pid() + "\n");
            assertThatThrownBy(() -> Lock.take(file))
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("already runs here, as PID")
                    .hasMessageContaining("./chainon stop");
        }
        assertThat(Lock.holder(file)).isEmpty();
        Lock.take(file).close();
    }
}
