package dev.chainon.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chainon.core.data.Sha256;
import dev.chainon.core.process.Progress;
import dev.chainon.core.toy.Kettles;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.ingestion.backoffice.Backoffice;
import dev.chainon.ingestion.backoffice.CleanTable;
import dev.chainon.ingestion.backoffice.DayFileWriter;
import dev.chainon.ingestion.backoffice.Steps;
import dev.chainon.ingestion.export.Split;
import dev.chainon.ingestion.export.TrainingSet;
import dev.chainon.ingestion.features.FeatureSet;
import dev.chainon.ingestion.features.FeatureTable;
import dev.chainon.ingestion.history.HistoryLoad;
import dev.chainon.ingestion.history.SourceFile;
import dev.chainon.ingestion.maintenance.Maintenance;
import dev.chainon.ingestion.maintenance.OldReplays;
import dev.chainon.ingestion.maintenance.Policy;
import dev.chainon.ingestion.maintenance.Swept;
import dev.chainon.ingestion.stream.CleanCopy;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Table;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("campaign")
class MaintenanceIT {

    private static final Kettles KETTLES = new Kettles();
    private static final List<Split> SPLITS = List.of(new Split("train", 0, 17_000_000L));
    private static final Policy ALL_IT_CAN = new Policy(Duration.ZERO, 1, Duration.ZERO, 5, false);

    @TempDir
    Path folder;

    /** Every version of a model names such a tag in its manifest: what it was trained on can be read as long as the version is kept. */
    @Test
    @Criterion("B2Cr9.versioned")
    @Criterion("B4Cr5.data-versions")
    void keepsTaggedSnapshotsReadable_toTheByte_andTakesTheOthers() throws IOException {
        Backoffice backoffice = Platform.backoffice("tagged");
        load(backoffice, KettleRows.rows().size());
        String tag = new FeatureSet<>(KETTLES, backoffice, steps()).compute();
        List<String> vectors = read(backoffice, FeatureTable.NAME, "VERSION AS OF '" + tag + "'");
        List<String> log = read(backoffice, CleanTable.NAME, "VERSION AS OF '" + tag + "'");
        byte[] exported = export(backoffice, tag, "before");
        load(backoffice, 1_000);
        long untagged = backoffice.table(CleanTable.NAME).currentSnapshot().snapshotId();
        assertThat(read(backoffice, CleanTable.NAME, "VERSION AS OF " + untagged))
                .isNotEmpty();
        load(backoffice, 500);
        String next = new FeatureSet<>(KETTLES, backoffice, steps()).compute();

        Swept swept = maintain("tagged", List.of());

        assertThat(swept.expired()).isPositive();
        assertThatThrownBy(() -> read(backoffice, CleanTable.NAME, "VERSION AS OF " + untagged))
                .as("a snapshot without a tag is gone")
                .hasMessageContaining(Long.toString(untagged));
        assertThat(read(backoffice, FeatureTable.NAME, "VERSION AS OF '" + tag + "'"))
                .isEqualTo(vectors)
                .hasSize(KettleRows.ROWS);
        assertThat(read(backoffice, CleanTable.NAME, "VERSION AS OF '" + tag + "'"))
                .isEqualTo(log);
        assertThat(export(backoffice, tag, "after")).isEqualTo(exported);
        assertThat(read(backoffice, FeatureTable.NAME, "VERSION AS OF '" + next + "'"))
                .isEqualTo(read(backoffice, FeatureTable.NAME, ""))
                .hasSize(500);
    }

    @Test
    void compactsWhatGrowsBySmallFiles_andRemovesOrphans_rowsUntouched() throws IOException {
        Backoffice backoffice = Platform.backoffice("small");
        Table table = small(backoffice, 12);
        List<String> rows = read(backoffice, CleanCopy.TABLE, "");
        Path orphan = Files.writeString(
                Path.of(table.location().replaceFirst("^file:", ""))
                        .resolve("data")
                        .resolve("orphan.parquet"),
                "x");

        Swept swept = maintain("small", List.of(CleanCopy.TABLE));

        assertThat(swept.compacted()).isEqualTo(12);
        assertThat(swept.written()).isEqualTo(1);
        assertThat(count(orphan.getParent()))
                .as("the one file, with its checksum")
                .isEqualTo(2);
        assertThat(orphan).doesNotExist();
        assertThat(read(backoffice, CleanCopy.TABLE, "")).isEqualTo(rows).hasSize(12);
    }

    @Test
    @Criterion("B3Cr7.retention")
    void takesOldReplaysOutOfTheCopy_neverTheNewest_andTaggedSnapshotsKeepThem() throws IOException {
        Backoffice backoffice = Platform.backoffice("replays");
        Table table = small(backoffice, 0);
        String name = backoffice.sqlName(CleanCopy.TABLE);
        backoffice
                .spark()
                .sql("INSERT INTO " + name + " VALUES (1, 0, 0, 0, NULL, 'k1', 'k', 0, 1.0, NULL),"
                        + " (2, 0, 0, 0, NULL, 'k2', 'k', 0, 1.0, NULL), (3, 0, 0, 0, NULL, 'k3', 'k', 0, 1.0, NULL),"
                        + " (4, 0, 0, 0, NULL, 'k4', 'k', 0, 1.0, NULL)");
        table.refresh();
        table.manageSnapshots()
                .createTag("kept", table.currentSnapshot().snapshotId())
                .commit();
        Instant now = Instant.parse("2026-11-01T00:00:00Z");
        table.updateProperties()
                .set(OldReplays.BATCH + 1, "7")
                .set(OldReplays.TIME + 1, millis(now.minus(Duration.ofDays(401))))
                .set(OldReplays.BATCH + 2, "7")
                .set(OldReplays.TIME + 2, millis(now.minus(Duration.ofDays(399))))
                .set(OldReplays.BATCH + 3, "7")
                .set(OldReplays.BATCH + 4, "7")
                .set(OldReplays.TIME + 4, millis(now.minus(Duration.ofDays(999))))
                .commit();
        Table copy = Platform.maintenance("replays").table(CleanCopy.TABLE);

        assertThat(new OldReplays(() -> now, Duration.ofDays(400)).forget(copy)).isEqualTo(1);

        assertThat(epochs(backoffice, name)).containsExactly(2, 3, 4);
        Instant later = now.plus(Duration.ofDays(500));
        copy.refresh();
        assertThat(new OldReplays(() -> later, Duration.ofDays(400)).forget(copy))
                .as("the third, whose time was not known, counts from the first round")
                .isEqualTo(2);
        maintain("replays", List.of());
        assertThat(epochs(backoffice, name)).containsExactly(4);
        assertThat(epochs(backoffice, name + " VERSION AS OF 'kept'")).containsExactly(1, 2, 3, 4);
    }

    private static String millis(Instant at) {
        return Long.toString(at.toEpochMilli());
    }

    private static List<Integer> epochs(Backoffice backoffice, String table) {
        return backoffice.spark().sql("SELECT log_epoch FROM " + table + " ORDER BY log_epoch").collectAsList().stream()
                .map(row -> row.getInt(0))
                .toList();
    }

    @Test
    void leavesYoungFilesAndSnapshots() throws IOException {
        Backoffice backoffice = Platform.backoffice("young");
        Table table = small(backoffice, 6);
        Path young = Files.writeString(
                Path.of(table.location().replaceFirst("^file:", ""))
                        .resolve("data")
                        .resolve("running.parquet"),
                "x");

        Swept swept = new Maintenance(
                        Platform.maintenance("young"),
                        new Policy(Duration.ofHours(1), 1, Duration.ofHours(1), 20, false),
                        Instant::now,
                        List.of(CleanCopy.TABLE))
                .run();

        assertThat(swept).isEqualTo(new Swept(0, 0, 0, 0));
        assertThat(young).exists();
    }

    @Test
    @Criterion("B2Cr9.append-only")
    void thePipelinesHandsRemoveNothing() throws IOException {
        Backoffice backoffice = Platform.backoffice("hands");
        Table table = small(backoffice, 3);
        Path data = Path.of(table.location().replaceFirst("^file:", "")).resolve("data");
        long files = count(data);

        table.newDelete()
                .deleteFromRowFilter(org.apache.iceberg.expressions.Expressions.alwaysTrue())
                .commit();
        table.expireSnapshots().expireOlderThan(Long.MAX_VALUE).retainLast(1).commit();

        assertThat(count(data)).isEqualTo(files);
        assertThatThrownBy(() -> backoffice.drop(CleanCopy.TABLE)).hasMessageContaining("append-only");
    }

    @Test
    void forgetsATableWhoseFilesAreGone_onlyWhenToldTo() throws IOException {
        Backoffice backoffice = Platform.backoffice("forgotten");
        Table table = small(backoffice, 1);
        Path location = Path.of(table.location().replaceFirst("^file:", ""));
        Files.move(location, location.resolveSibling("away"));

        assertThatThrownBy(() -> maintain("forgotten", List.of())).hasMessageContaining("--forget-lost");
        assertThat(backoffice.tables()).containsExactly(CleanCopy.TABLE);
        new Maintenance(
                        Platform.maintenance("forgotten"),
                        new Policy(Duration.ZERO, 1, Duration.ZERO, 5, true),
                        Instant::now,
                        List.of())
                .run();

        assertThat(backoffice.tables()).isEmpty();
    }

    private static long count(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).count();
        }
    }

    /** A table of so many files of one row, as the copy of the stream makes them. */
    private static Table small(Backoffice backoffice, int files) throws IOException {
        CleanTable<?> clean = new CleanTable<>(KETTLES.eventSchema());
        Table table = backoffice.table(
                CleanCopy.TABLE,
                clean.schema(),
                PartitionSpec.builderFor(clean.schema()).identity("log_epoch").build(),
                clean.properties());
        for (int i = 0; i < files; i++) {
            try (DayFileWriter writer = new DayFileWriter(table, 1, i)) {
                clean.fill(writer.row(), 1, i, i, Optional.empty(), new Object[] {"k" + i, "k", (long) i, 1.0, null});
                writer.write(0);
                AppendFiles append = table.newAppend();
                writer.files().forEach(append::appendFile);
                append.commit();
            }
        }
        return table;
    }

    private static Swept maintain(String namespace, List<String> growing) {
        return new Maintenance(
                        Platform.maintenance(namespace),
                        ALL_IT_CAN,
                        () -> Instant.now().plusSeconds(60),
                        growing)
                .run();
    }

    private void load(Backoffice backoffice, int rows) throws IOException {
        Path file = KettleRows.part(backoffice.spark(), Files.createTempDirectory(folder, "history"), rows);
        new HistoryLoad<>(KETTLES, backoffice, steps())
                .load(new SourceFile(file, Sha256.of(file), Optional.empty()), "code");
    }

    private byte[] export(Backoffice backoffice, String tag, String where) throws IOException {
        Path set = new TrainingSet(backoffice, KETTLES.features().names(), 17_000_000L)
                .export(folder.resolve(where), tag, SPLITS);
        return Files.readAllBytes(set.resolve("train.features.f32"));
    }

    private static List<String> read(Backoffice backoffice, String table, String version) {
        return backoffice
                .spark()
                .sql("SELECT * FROM " + backoffice.sqlName(table) + " " + version)
                .collectAsList()
                .stream()
                .map(Row::toString)
                .sorted()
                .toList();
    }

    private static Steps steps() {
        return new Steps(new Progress(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8)));
    }
}
