package dev.chainon.local.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chainon.local.process.Failure;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LockTest {

    @TempDir
    Path folder;

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
