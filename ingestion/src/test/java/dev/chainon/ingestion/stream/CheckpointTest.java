package dev.chainon.ingestion.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {

    private static final String TOPIC = "kettles.raw.e1";

    @TempDir
    Path home;

    private Path folder;
    private Checkpoint checkpoint;

    @BeforeEach
    void begin() {
        folder = home.resolve("purify");
        checkpoint = new Checkpoint(folder, TOPIC);
    }

    @Test
    void nothingIsSetAside_whereNothingIsWritten() throws IOException {
        checkpoint.renewIfExpired(5);

        assertThat(home).isEmptyDirectory();
    }

    @Test
    void theLastCommittedBatchTellsThePlace() throws IOException {
        write("sources/0/0", "\0v1\n{\"kettles.raw.e1\":{\"0\":0}}");
        write("offsets/9", "v1\n{\"batchWatermarkMs\":0}\n{\"kettles.raw.e1\":{\"0\":100}}");
        write("offsets/10", "v1\n{\"batchWatermarkMs\":0}\n{\"kettles.raw.e1\":{\"0\":250}}");
        write("offsets/11", "v1\n{\"batchWatermarkMs\":0}\n{\"kettles.raw.e1\":{\"0\":300}}");
        write("commits/9", "v1\n{}");
        write("commits/10", "v1\n{}");
        write("commits/.10.crc", "x");

        checkpoint.renewIfExpired(250);
        assertThat(folder).isDirectory();

        checkpoint.renewIfExpired(251);
        assertThat(folder).doesNotExist();
        assertThat(home.resolve("purify.expired-250")).isDirectory();
    }

    @Test
    void withoutABatchItIsThePlaceWhereTheQueryBegan() throws IOException {
        write("sources/0/0", "\0v1\n{\"kettles.raw.e1\":{\"0\":3}}");

        checkpoint.renewIfExpired(3);
        assertThat(folder).isDirectory();

        checkpoint.renewIfExpired(4);
        assertThat(folder).doesNotExist();
    }

    @Test
    void aPlaceInAnotherTopicIsNone() throws IOException {
        write("sources/0/0", "\0v1\n{\"kettles.raw.e2\":{\"0\":3}}");

        checkpoint.renewIfExpired(4);

        assertThat(folder).isDirectory();
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(folder.resolve(file).getParent());
        Files.writeString(folder.resolve(file), text);
    }
}
