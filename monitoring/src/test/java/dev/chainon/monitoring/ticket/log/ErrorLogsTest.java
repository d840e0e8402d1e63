package dev.chainon.monitoring.ticket.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chainon.monitoring.ticket.ErrorNotice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErrorLogsTest {

    private static final String ERROR = """
            10:00:01.000 INFO  main d.c.Kettle water in
            10:00:02.000 ERROR boiler d.c.Kettle the kettle – tilted
            java.lang.IllegalStateException: tilted
            \tat dev.chainon.Kettle.boil(Kettle.java:12)
            Caused by: java.io.IOException: no water
            """;

    @TempDir
    private Path home;

    private final List<ErrorNotice> told = new ArrayList<>();
    private Path log;
    private boolean away;

    @BeforeEach
    void folder() throws IOException {
        log = Files.createDirectories(home.resolve("logs")).resolve("kettle-1.log");
    }

    private ErrorLogs reader() {
        return new ErrorLogs(
                home.resolve("logs"),
                home.resolve("marks"),
                errors -> {
                    if (away) {
                        throw new IllegalStateException("away");
                    }
                    told.addAll(errors);
                },
                InstantSource.system());
    }

    private void write(String text) throws IOException {
        Files.writeString(log, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    @Test
    void tellsAnErrorWithItsStackAndTheLinesBefore_onceItHasEnded() throws IOException {
        ErrorLogs logs = reader();
        write(ERROR);
        logs.look();
        assertThat(told).as("its stack may go on").isEmpty();
        write("10:00:03.000 INFO  main d.c.Kettle water out\n");
        logs.look();

        assertThat(told).singleElement().satisfies(error -> {
            assertThat(error.process()).isEqualTo("kettle-1");
            assertThat(error.head()).isEqualTo("boiler d.c.Kettle the kettle – tilted");
            assertThat(error.stack()).hasSize(3).last().isEqualTo("Caused by: java.io.IOException: no water");
            assertThat(error.before()).containsExactly("10:00:01.000 INFO  main d.c.Kettle water in");
        });
    }

    @Test
    void tellsAnErrorAtTheVeryEnd_whenTheLogIsQuiet_andAnUncaughtOne() throws IOException {
        ErrorLogs logs = reader();
        write(
                ERROR
                        + "Exception in thread \"spout\" java.lang.OutOfMemoryError: steam\n\tat dev.chainon.Kettle.pour(Kettle.java:9)\n");
        logs.look();
        logs.look();

        assertThat(told).hasSize(2);
        assertThat(told.get(1).head()).isEqualTo("Exception in thread \"spout\"");
        assertThat(told.get(1).stack().get(0)).isEqualTo("java.lang.OutOfMemoryError: steam");
    }

    @Test
    void aRestartTellsNothingTwice_andLeavesOutNoErrorThatWasBeingWritten() throws IOException {
        ErrorLogs logs = reader();
        write(ERROR + ERROR);
        logs.look();
        assertThat(told).hasSize(1);
        ErrorLogs again = reader();
        again.look();
        again.look();
        again.look();
        reader().look();

        assertThat(told).hasSize(2);
    }

    @Test
    void whatTheDeskCannotTakeIsToldAgain() throws IOException {
        ErrorLogs logs = reader();
        write(ERROR + ERROR);
        away = true;
        assertThatThrownBy(logs::look).hasMessage("away");
        assertThatThrownBy(logs::look).hasMessage("away");
        away = false;
        logs.look();
        logs.look();
        logs.look();

        assertThat(told).hasSize(2);
    }

    @Test
    void aLogBegunAnew_isReadToTheEndOfTheOldOneFirst() throws IOException {
        ErrorLogs logs = reader();
        write("10:00:00.000 INFO  main d.c.Kettle begun\n");
        logs.look();
        write(ERROR);
        Files.move(log, log.resolveSibling("kettle-1.log.1"));
        write(ERROR.repeat(3));
        logs.look();
        logs.look();

        assertThat(told).hasSize(4);
    }

    @Test
    void oldLogsAreHistory_andBytesThatAreNoTextEndNothing() throws IOException {
        write(ERROR);
        Files.setLastModifiedTime(log, FileTime.from(Instant.now().minus(1, ChronoUnit.HOURS)));
        ErrorLogs logs = reader();
        logs.look();
        logs.look();
        assertThat(told).isEmpty();

        Files.write(log, new byte[] {(byte) 0xc3, 0, '\n', (byte) 0xff}, StandardOpenOption.APPEND);
        Files.write(
                log,
                ("x".repeat(3_000_000) + "\n" + ERROR).getBytes(StandardCharsets.UTF_8),
                StandardOpenOption.APPEND);
        logs.look();
        logs.look();
        assertThat(told).hasSize(1);
    }
}
