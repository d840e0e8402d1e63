package dev.chainon.local.platform;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chainon.local.process.Failure;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DiskTest {

    @TempDir
    Path folder;

    @Test
    void saysHowMuchIsAskedFor_whenThereIsTooLittle() {
        assertThatThrownBy(() -> Disk.check(folder, 1_000_000))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("1000000 GB are asked for (local.disk-gb)");
    }

    @Test
    void saysNothingWhenThereIsEnough() {
        Disk.check(folder, 0);
    }
}
