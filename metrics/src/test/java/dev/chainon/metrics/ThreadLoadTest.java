package dev.chainon.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThreadLoadTest {

    private static final long SECOND = 1_000_000_000L;

    @TempDir
    Path tasks;

    private void thread(String id, double running, double waiting) throws IOException {
        Path folder = Files.createDirectories(tasks.resolve(id));
        Files.writeString(
                folder.resolve("schedstat"), (long) (running * SECOND) + " " + (long) (waiting * SECOND) + " 77\n");
    }

    @Test
    void countsWhoRanAndWhoWaited_sinceTheLookBefore() throws IOException {
        ThreadLoad load = new ThreadLoad(tasks);
        thread("101", 50, 7);
        thread("102", 3, 9);
        assertThat(load.look(5 * SECOND)).isEmpty();

        thread("101", 51, 8);
        thread("102", 3, 9);
        assertThat(load.look(7 * SECOND)).contains(new ThreadLoad.Load(0.5, 0.5));
    }

    @Test
    void aThreadThatBegan_countsInFull_oneThatEndedCountsNoMore() throws IOException {
        ThreadLoad load = new ThreadLoad(tasks);
        thread("101", 50, 7);
        load.look(0);

        Files.delete(tasks.resolve("101/schedstat"));
        Files.delete(tasks.resolve("101"));
        thread("102", 1, 2);
        assertThat(load.look(SECOND)).contains(new ThreadLoad.Load(1, 2));
    }

    @Test
    void saysNothing_whereTheSystemDoesNotTell() throws IOException {
        ThreadLoad nowhere = new ThreadLoad(tasks.resolve("nowhere"));
        nowhere.look(0);
        assertThat(nowhere.look(SECOND)).isEmpty();

        Files.createDirectory(tasks.resolve("7"));
        ThreadLoad empty = new ThreadLoad(tasks);
        empty.look(0);
        assertThat(empty.look(SECOND)).isEmpty();
    }
}
