package dev.chainon.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DoctorTest {

    private static final Path ROOT = Path.of(System.getProperty("chainon.root"));

    @Test
    void readsWhatLinuxGivesAsAvailable() {
        assertThat(FreeMemory.read("MemTotal: 8000000 kB\nMemFree: 100 kB\nMemAvailable:    5000000 kB\n"))
                .hasValueSatisfying(memory -> {
                    assertThat(memory.gigabytes()).isEqualTo(5.12);
                    assertThat(memory.words()).isEqualTo(String.format("%.1f GB available", 5.12));
                });
        assertThat(FreeMemory.read("MemTotal: 8000000 kB\n")).isEmpty();
        assertThat(new FreeMemory(8, false).words()).endsWith("in all");
    }

    @Test
    void missesMemory_whenLessIsAvailableThanIsNeeded() {
        assertThat(DoctorCommand.memory(new FreeMemory(3.9, true), 4).line()).startsWith("  MISS  memory");
        assertThat(DoctorCommand.memory(new FreeMemory(4, true), 4).line())
                .startsWith("  ok    memory")
                .contains("up to 4 GB");
    }

    /** One place says what is needed: the readers of both pages are told the numbers that the commands check. */
    @Test
    void thePagesAskForWhatTheCommandsCheck(@TempDir Path state) throws IOException {
        Settings settings = Settings.read(state);
        assertThat(Files.readString(ROOT.resolve("README.md")))
                .contains(settings.diskGb() + " GB of disk, " + settings.memoryGb() + " GB of free memory");
        assertThat(Files.readString(ROOT.resolve("README.fr.md")))
                .contains(settings.diskGb() + "\u00a0Go de disque et " + settings.memoryGb()
                        + "\u00a0Go de mémoire libre");
    }
}
