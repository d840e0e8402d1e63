package dev.chainon.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

final class MemoryTest {

    @Test
    void keepsThePeaksOfEachAndOfAll() {
        Assumptions.assumeTrue(
                Files.exists(Path.of("/proc/self/smaps_rollup")), "this system has no /proc: memory is not measured");
        Memory memory =
                new Memory(() -> Map.of("me", List.of(ProcessHandle.current().pid()), "gone", List.of(Long.MAX_VALUE)));
        memory.sample();
        assertThat(memory.figures().get("demo.pss.mb").longValue()).isGreaterThan(10);
        assertThat(memory.figures()).containsKeys("demo.pss.me.mb", "demo.pss.gone.mb");
        assertThat(memory.figures().get("demo.pss.gone.mb").longValue()).isZero();
    }

    @Test
    void saysNothing_whenNothingWasMeasured() {
        assertThat(new Memory(Map::of).figures()).isEmpty();
    }
}
