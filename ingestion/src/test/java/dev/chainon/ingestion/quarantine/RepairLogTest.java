package dev.chainon.ingestion.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepairLogTest {

    @TempDir
    private Path folder;

    private static RepairLog.Act act(long offset, String sha256) {
        return new RepairLog.Act("2001-05-01T00:00:00Z", "é", "replay", 1, offset, "r", Map.of("a", "b"), sha256, 9);
    }

    @Test
    void findsWhatWasWritten_amongLinesThatAreNone() throws IOException {
        Path file = folder.resolve("log").resolve("repairs.ndjson");
        try (RepairLog log = new RepairLog(file)) {
            log.add(List.of(act(3, "x"), act(1, "y"), act(3, "z")));
        }
        Files.writeString(file, "nothing\n\n{\"at\":\"cut", StandardOpenOption.APPEND);
        try (RepairLog log = new RepairLog(file)) {
            log.add(List.of(act(4, "w")));
        }

        try (RepairLog log = new RepairLog(file)) {
            assertThat(log.of(3)).containsExactly(act(3, "x"), act(3, "z"));
            assertThat(log.same(3, "z")).contains(act(3, "z"));
            assertThat(log.same(1, "z")).isEmpty();
            assertThat(log.of(4)).containsExactly(act(4, "w"));
            assertThat(log.of(5)).isEmpty();
            log.add(List.of(act(5, "v")));
        }
        assertThat(Files.readAllLines(file)).hasSize(8).last().asString().contains("\"offset\":5");
    }
}
