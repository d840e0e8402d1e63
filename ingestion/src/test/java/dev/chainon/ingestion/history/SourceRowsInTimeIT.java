package dev.chainon.ingestion.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceRowsInTimeIT {

    @TempDir
    Path folder;

    @Test
    void putsCopiesWholeWeeksApart_soThatNoDayMeetsAnother() {
        Path file = file(
                "SELECT * FROM VALUES (TIMESTAMP_NTZ'2001-01-01 00:01', 1), (TIMESTAMP_NTZ'2001-01-08 00:00', 2) AS"
                        + " (at, n)");

        List<LocalDateTime> times = times(new SourceFile(file, "", Optional.empty(), 3, 0));

        assertThat(times)
                .containsExactly(
                        LocalDateTime.parse("2001-01-01T00:01"),
                        LocalDateTime.parse("2001-01-08T00:00"),
                        LocalDateTime.parse("2001-01-15T00:01"),
                        LocalDateTime.parse("2001-01-22T00:00"),
                        LocalDateTime.parse("2001-01-29T00:01"),
                        LocalDateTime.parse("2001-02-05T00:00"));
    }

    @Test
    void copiesWhatIsLeft_whenTheHistoryIsCut() {
        Path file = file(
                "SELECT * FROM VALUES (TIMESTAMP_NTZ'2001-01-01 00:01', 1), (TIMESTAMP_NTZ'2001-01-08 00:00', 2) AS"
                        + " (at, n)");

        List<LocalDateTime> times = times(new SourceFile(file, "", Optional.of(LocalDate.parse("2001-01-02")), 2, 0));

        assertThat(times)
                .containsExactly(LocalDateTime.parse("2001-01-01T00:01"), LocalDateTime.parse("2001-01-08T00:01"));
    }

    @Test
    void saysThatNothingIsLeftToCopy_whenTheCutIsEmpty() {
        Path file = file("SELECT TIMESTAMP_NTZ'2001-01-01 00:01' AS at");

        assertThatThrownBy(() -> times(new SourceFile(file, "", Optional.of(LocalDate.parse("2001-01-01")), 2, 0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("history.copies asks for 2 copies")
                .hasMessageContaining("move history.before to a later day");
    }

    @Test
    void takesTheFewestCopies_thatMakeTheRowsWanted() {
        Path file = file(
                "SELECT * FROM VALUES (TIMESTAMP_NTZ'2001-01-01 00:01', 1), (TIMESTAMP_NTZ'2001-01-08 00:00', 2) AS"
                        + " (at, n)");

        assertThat(copies(file, 4)).isEqualTo(2);
        assertThat(copies(file, 5)).isEqualTo(3);
        assertThat(copies(file, 1)).isEqualTo(1);
        assertThatThrownBy(() -> copies(file, 201))
                .hasMessageContaining("asks for 201 rows")
                .hasMessageContaining("make 200");
    }

    /** A stream that took this session over would have one core for two queries that both need one. */
    @AfterAll
    static void endsItsSession() {
        spark().stop();
    }

    private static int copies(Path file, long wanted) {
        return new SourceRowsInTime(spark(), new SourceFile(file, "", Optional.empty(), 1, wanted))
                .sized()
                .copies();
    }

    @Test
    void saysWhatIsMissing_whenNoColumnHoldsATime() {
        Path file = file("SELECT 1 AS n");

        assertThatThrownBy(() -> times(new SourceFile(file, "", Optional.empty(), 2, 0)))
                .hasMessageContaining("history.copies")
                .hasMessageContaining("column of time");
    }

    private Path file(String sql) {
        Path file = folder.resolve("rows.parquet");
        spark().sql(sql).coalesce(1).write().parquet(file.toString());
        return file;
    }

    private static List<LocalDateTime> times(SourceFile source) {
        return new SourceRowsInTime(spark(), source)
                .rows().collectAsList().stream()
                        .map(SourceRowsInTimeIT::time)
                        .sorted()
                        .toList();
    }

    private static LocalDateTime time(Row row) {
        return row.getAs(0);
    }

    private static SparkSession spark() {
        return SparkSession.builder()
                .master("local[1]")
                .config("spark.ui.enabled", false)
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .getOrCreate();
    }
}
