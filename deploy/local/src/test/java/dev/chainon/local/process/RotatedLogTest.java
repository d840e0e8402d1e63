package dev.chainon.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RotatedLogTest {

    @TempDir
    Path folder;

    @Test
    void beginsANewFileWhenFullAndKeepsTheLastOnes() throws IOException {
        Path file = folder.resolve("x.log");
        try (RotatedLog log = new RotatedLog(file, new RotatedLog.Limit(8, 2))) {
            for (int i = 1; i <= 4; i++) {
                log.line("line " + i);
            }
        }
        assertThat(file).hasContent("line 4");
        assertThat(folder.resolve("x.log.1")).hasContent("line 3");
        assertThat(folder.resolve("x.log.2")).hasContent("line 2");
        assertThat(folder.resolve("x.log.3")).doesNotExist();
    }

    @Test
    void goesOnWithTheFileOfTheLastRun() throws IOException {
        Path file = folder.resolve("x.log");
        for (int i = 1; i <= 2; i++) {
            try (RotatedLog log = new RotatedLog(file, new RotatedLog.Limit(100, 2))) {
                log.line("line " + i);
            }
        }
        assertThat(file).hasContent("line 1\nline 2");
    }
}
