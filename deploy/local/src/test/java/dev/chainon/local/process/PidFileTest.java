package dev.chainon.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PidFileTest {

    @TempDir
    Path run;

    @Test
    void doesNotBelieveAPid_whenTheCommandLineIsAnother() {
        PidFile file = new PidFile(run.resolve("x.pid"));
        file.write(ProcessHandle.current().pid(), "a mark that no command line has");
        assertThat(file.process()).isEmpty();
        file.write(ProcessHandle.current().pid(), "java");
        assertThat(file.process()).isPresent();
    }

    @Test
    void readsGarbageAsNobody() throws IOException {
        Files.writeString(run.resolve("x.pid"), "what");
        assertThat(new PidFile(run.resolve("x.pid")).process()).isEmpty();
    }

    @Test
    void insistsWhenALeftoverDoesNotEndByItself() throws IOException {
        Process stubborn = new ProcessBuilder("/bin/sh", "-c", "exec sleep 300", "a-leftover").start();
        new PidFile(run.resolve("x.pid")).write(stubborn.pid(), "sleep 300");
        PidFile.awaitLeftovers(run, Duration.ofMillis(100));
        assertThat(stubborn.onExit()).succeedsWithin(Duration.ofSeconds(5));
        assertThat(run).isEmptyDirectory();
    }
}
