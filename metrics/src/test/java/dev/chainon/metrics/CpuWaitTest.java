package dev.chainon.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CpuWaitTest {

    @TempDir
    Path tasks;

    @Test
    void sumsTheThreads_andKeepsWhatEndedOnesWaited() throws IOException {
        thread("101", "5000000000 1500000000 77");
        Path second = thread("102", "1 2000000000 3");
        CpuWait wait = new CpuWait(tasks);
        assertThat(wait.seconds()).isEqualTo(3.5);

        Files.delete(second.resolve("schedstat"));
        Files.delete(second);
        thread("101", "5000000000 2500000000 80");
        assertThat(wait.seconds()).isEqualTo(4.5);
    }

    @Test
    void isNothingWhereTheSystemDoesNotTell() throws IOException {
        Files.createDirectory(tasks.resolve("7"));
        assertThat(new CpuWait(tasks).seconds()).isZero();
        assertThat(new CpuWait(tasks.resolve("nowhere")).seconds()).isZero();
    }

    private Path thread(String id, String text) throws IOException {
        Path folder = Files.createDirectories(tasks.resolve(id));
        Files.writeString(folder.resolve("schedstat"), text);
        return folder;
    }
}
