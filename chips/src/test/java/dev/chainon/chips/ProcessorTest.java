package dev.chainon.chips;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.evidence.record.Criterion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessorTest {

    @TempDir
    Path folder;

    @Test
    @Criterion("B2Cr5.absent-is-absent")
    void saysWhichInstructionsAreMissing() throws IOException {
        Path cpuinfo = folder.resolve("cpuinfo");
        Files.writeString(cpuinfo, "processor\t: 0\nmodel name\t: Some CPU\nflags\t\t: fpu avx avx2 avx2\n");

        Processor processor = Processor.read(cpuinfo);

        assertThat(processor.name()).isEqualTo("Some CPU");
        assertThat(processor.lacks(List.of("avx2"))).isEmpty();
        assertThat(processor.lacks(List.of("avx2", "avx512f", "avx512bw")))
                .contains("the processor does not say that it has avx512f, avx512bw");
        assertThat(Processor.read(folder.resolve("none")).lacks(List.of("avx2")))
                .isPresent();
    }
}
