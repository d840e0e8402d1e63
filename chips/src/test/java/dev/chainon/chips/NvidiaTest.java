package dev.chainon.chips;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.evidence.record.Criterion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NvidiaTest {

    @TempDir
    Path dev;

    @Test
    @Criterion("B2Cr5.absent-is-absent")
    void namesTheDevicesThatAreMissing() throws IOException {
        Path one = dev.resolve("nvidiactl");
        Path other = dev.resolve("dxg");

        assertThat(Nvidia.absence(List.of(one, other)))
                .contains("no NVIDIA driver runs: there is no " + one + " and no " + other);
        Files.createFile(other);
        assertThat(Nvidia.absence(List.of(one, other))).isEmpty();
    }
}
