package dev.chainon.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chainon.core.data.Sha256;
import dev.chainon.core.features.FeatureEngine;
import dev.chainon.core.process.Progress;
import dev.chainon.core.toy.KettleEvent;
import dev.chainon.core.toy.Kettles;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.ingestion.backoffice.Backoffice;
import dev.chainon.ingestion.backoffice.CleanTable;
import dev.chainon.ingestion.backoffice.DayLog;
import dev.chainon.ingestion.backoffice.Steps;
import dev.chainon.ingestion.bench.FloorBench;
import dev.chainon.ingestion.export.FeedFiles;
import dev.chainon.ingestion.export.SealedSet;
import dev.chainon.ingestion.export.Split;
import dev.chainon.ingestion.export.TrainingSet;
import dev.chainon.ingestion.features.FeatureSet;
import dev.chainon.ingestion.features.FeatureTable;
import dev.chainon.ingestion.history.HistoryCounts;
import dev.chainon.ingestion.history.HistoryLoad;
import dev.chainon.ingestion.history.SourceFile;
import dev.chainon.ingestion.replay.Feed;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryIT {

    private static final Kettles KETTLES = new Kettles();

    @TempDir
    Path folder;

    @Test
    @Criterion("B3Cr2.rerunnable")
    void givesTheSameRows_whenRunAgainOnAnotherOrderOfTheFile() throws IOException {
        Backoffice backoffice = Platform.backoffice("rerun");
        HistoryCounts first = load(backoffice, 1, "code-1");
        List<String> rows = cleanRows(backoffice);
        long snapshot = backoffice.table(CleanTable.NAME).currentSnapshot().snapshotId();

        assertThat(load(backoffice, 1, "code-1")).isEqualTo(first);
        assertThat(backoffice.table(CleanTable.NAME).currentSnapshot().snapshotId())
                .isEqualTo(snapshot);

        assertThat(load(backoffice, 2, "code-2")).isEqualTo(first);
        assertThat(backoffice.table(CleanTable.NAME).currentSnapshot().snapshotId())
                .isNotEqualTo(snapshot);
        assertThat(cleanRows(backoffice)).isEqualTo(rows).doesNotHaveDuplicates();
    }

    @Test
    void loadsAgain_whenTheFilesOfTheTablesAreGone() throws IOException {
        Backoffice backoffice = Platform.backoffice("lost");
        HistoryCounts first = load(backoffice, 1, "code-1");
        List<String> rows = cleanRows(backoffice);
        assertThat(backoffice.forgetLost()).isEmpty();
        Path warehouse = Path.of(backoffice.table(CleanTable.NAME).location().replaceFirst("^file:", ""))
                .getParent();
        try (Stream<Path> files = Files.walk(warehouse)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }

        assertThat(backoffice.forgetLost())
                .containsExactlyInAnyOrder(CleanTable.NAME, HistoryLoad.LANDING, HistoryLoad.QUARANTINE);
        assertThat(load(backoffice, 1, "code-1")).isEqualTo(first);
        assertThat(cleanRows(backoffice)).isEqualTo(rows);
    }

    @Test
    @Criterion("B3Cr2.reconciled")
    void countsEveryRowOnce() throws IOException {
        Backoffice backoffice = Platform.backoffice("counts");

        HistoryCounts counts = load(backoffice, 1, "code-1");

        assertThat(counts.in()).isEqualTo(KettleRows.ROWS + KettleRows.DUPLICATES);
        assertThat(counts.duplicates()).isEqualTo(KettleRows.DUPLICATES);
        assertThat(counts.quarantined())
                .isEqualTo(counts.byRule().get("litres-negative"))
                .isPositive();
        assertThat(counts.repaired())
                .isEqualTo(counts.byRule().get("litres-in-cups"))
                .isPositive();
        assertThat(counts.events()).isEqualTo(2 * counts.clean() + counts.quarantined());
        assertThat(backoffice
                        .spark()
                        .table(backoffice.sqlName(HistoryLoad.QUARANTINE))
                        .count())
                .isEqualTo(counts.quarantined());
        assertThat(backoffice
                        .spark()
                        .table(backoffice.sqlName(HistoryLoad.LANDING))
                        .count())
                .isEqualTo(counts.in());
    }

    @Test
    void refusesTheFile_andLeavesTheTables_whenItIsNotTheDataSheets() throws IOException {
        Backoffice backoffice = Platform.backoffice("refused");
        Path file = KettleRows.file(backoffice.spark(), folder, 1);

        assertThatThrownBy(() -> new HistoryLoad<>(KETTLES, backoffice, steps())
                        .load(new SourceFile(file, "0", Optional.empty()), "code"))
                .hasMessageContaining("SHA-256");

        assertThat(backoffice.exists(CleanTable.NAME)).isFalse();
    }

    @Test
    @Criterion("B3Cr4.batch-parallel")
    @Criterion("B1Cr2.replaceable-case")
    void computesTheVectorsOfOneEngine_bitForBit_inRunsOfDays() throws IOException {
        Backoffice backoffice = Platform.backoffice("vectors");
        load(backoffice, 1, "code-1");

        String tag = new FeatureSet<>(KETTLES, backoffice, steps()).compute();

        assertThat(featureRows(backoffice, tag)).isEqualTo(straight(backoffice)).hasSize(KettleRows.ROWS);
    }

    @Test
    @Criterion("B3Cr9.map-reduce")
    void computesTheSameVectors_fromTheCountsThatTheLoadMadeInPassing() throws IOException {
        Backoffice backoffice = Platform.backoffice("counted");
        HistoryLoad<KettleEvent> load = new HistoryLoad<>(KETTLES, backoffice, steps());
        Path file = Files.copy(KettleRows.file(backoffice.spark(), folder, 1), folder.resolve("counted.parquet"));
        load.load(new SourceFile(file, Sha256.of(file), Optional.empty()), "code-1");

        assertThat(load.deltas()).isNotEmpty();
        String tag = new FeatureSet<>(KETTLES, backoffice, steps())
                .given(load.deltas())
                .compute();

        assertThat(featureRows(backoffice, tag)).isEqualTo(straight(backoffice)).hasSize(KettleRows.ROWS);
    }

    @Test
    void writesTheFloorOfALoad_andRemovesIt() throws IOException {
        Backoffice backoffice = Platform.backoffice("floor");
        load(backoffice, 1, "code-1");
        new FeatureSet<>(KETTLES, backoffice, steps()).compute();
        Path file = folder.resolve("timed.parquet");
        backoffice
                .spark()
                .sql(
                        "SELECT id, TIMESTAMP_NTZ'2001-01-01 00:00' + make_dt_interval(0, id % 200) AS at FROM range(3000)")
                .write()
                .parquet(file.toString());
        Steps steps = steps();

        Map<String, Long> bytes = new FloorBench<>(KETTLES, backoffice, steps).run(file.toString());

        assertThat(bytes.keySet()).isEqualTo(FloorBench.bytes(backoffice).keySet());
        assertThat(bytes.values()).allSatisfy(size -> assertThat(size).isPositive());
        assertThat(steps.seconds().keySet()).containsExactly("floor.landing", "floor.sorted", "floor.random");
        assertThat(backoffice.scratch().exists("floor_sorted")).isFalse();
    }

    @Test
    @Criterion("B2Cr9.versioned")
    @Criterion("B4Cr5.data-versions")
    void exportsTheTaggedRows_whenTheTableHasMovedOn() throws IOException {
        Backoffice backoffice = Platform.backoffice("exports");
        HistoryCounts counts = load(backoffice, 1, "code-1");
        String tag = new FeatureSet<>(KETTLES, backoffice, steps()).compute();
        long middle = 16_000_000L + 4 * 1440;
        List<Split> splits = List.of(new Split("train", 0, middle), new Split("validation", middle, 17_000_000L));
        Path before = new TrainingSet(backoffice, KETTLES.features().names(), 17_000_000L)
                .export(folder.resolve("a"), tag, splits);

        load(backoffice, 2, "code-2");
        String next = new FeatureSet<>(KETTLES, backoffice, steps()).compute();
        Path after = new TrainingSet(backoffice, KETTLES.features().names(), 17_000_000L)
                .export(folder.resolve("b"), tag, splits);

        assertThat(next).isNotEqualTo(tag);
        assertThat(Files.readAllBytes(after.resolve("train.features.f32")))
                .isEqualTo(Files.readAllBytes(before.resolve("train.features.f32")));
        long rows = Files.size(before.resolve("train.labels.f32")) / 4
                + Files.size(before.resolve("validation.labels.f32")) / 4;
        assertThat(rows).isEqualTo(counts.clean());
        long first = ByteBuffer.wrap(Files.readAllBytes(before.resolve("validation.minutes.i64")))
                .order(ByteOrder.LITTLE_ENDIAN)
                .getLong();
        assertThat(first).isGreaterThanOrEqualTo(middle);
    }

    @Test
    @Criterion("B2Cr1.sealed-test")
    void refusesToExportSealedRows() {
        Backoffice backoffice = Platform.backoffice("sealed");

        assertThatThrownBy(() -> new TrainingSet(backoffice, List.of("x"), 100)
                        .export(folder, "tag", List.of(new Split("test", 50, 101))))
                .hasMessageContaining("after the seal");
    }

    @Test
    @Criterion("B2Cr1.sealed-test")
    void readsASealedRowOnlyAfterTheOpeningIsWritten() throws IOException {
        Backoffice backoffice = Platform.backoffice("opened");
        HistoryCounts counts = load(backoffice, 1, "code-1");
        String tag = new FeatureSet<>(KETTLES, backoffice, steps()).compute();
        long seal = 16_000_000L + 4 * 1440 + 300;
        List<String> names = KETTLES.features().names();
        Path known = new TrainingSet(backoffice, names, seal)
                .export(folder.resolve("sets"), tag, List.of(new Split("train", 0, seal)));
        Path root = folder.resolve("opened");
        SealedSet sealed = new SealedSet(backoffice, names, seal);

        assertThatThrownBy(() -> sealed.open(root, tag, () -> {
                    throw new IOException("the ledger is at fault");
                }))
                .hasMessage("the ledger is at fault");
        assertThat(root).doesNotExist();

        SealedSet.Opened opened = sealed.open(root, tag, () -> {
            assertThat(root).doesNotExist();
            return 3;
        });

        assertThat(opened.opening()).isEqualTo(3);
        assertThat(opened.folder()).isEqualTo(root.resolve("3"));
        assertThat(opened.rows() + Files.size(known.resolve("train.labels.f32")) / 4)
                .isEqualTo(counts.clean());
        ByteBuffer minutes = ByteBuffer.wrap(Files.readAllBytes(root.resolve("3/sealed.minutes.i64")))
                .order(ByteOrder.LITTLE_ENDIAN);
        assertThat(minutes.remaining()).isEqualTo(8 * opened.rows());
        List<Long> read = new ArrayList<>();
        while (minutes.hasRemaining()) {
            read.add(minutes.getLong());
        }
        assertThat(read).allMatch(minute -> minute >= seal);
    }

    @Test
    @Criterion("B2Cr1.sealed-test")
    void opensNothing_whereThereIsNoSuchFeatureSet_orNoSealedRow() throws IOException {
        Backoffice backoffice = Platform.backoffice("unopened");
        List<String> names = KETTLES.features().names();
        SealedSet.Ledger never = () -> {
            throw new AssertionError("the ledger was written");
        };

        assertThatThrownBy(() -> new SealedSet(backoffice, names, 0).open(folder, "f-0", never))
                .hasMessageContaining("no feature set f-0")
                .hasMessageContaining("nothing was opened");
        load(backoffice, 1, "code-1");
        String tag = new FeatureSet<>(KETTLES, backoffice, steps()).compute();
        assertThatThrownBy(() -> new SealedSet(backoffice, names, 99_000_000).open(folder, tag, never))
                .hasMessageContaining("no row in the sealed period");
        assertThatThrownBy(() -> new SealedSet(backoffice, List.of("other"), 0).open(folder, tag, never))
                .hasMessageContaining("has the columns");
        assertThatThrownBy(() -> new TrainingSet(backoffice, List.of("other"), 99_000_000)
                        .export(folder, tag, List.of(new Split("train", 0, 1))))
                .hasMessageContaining("has the columns");
    }

    @Test
    void writesWhatTheFeedSent_andAnEngineForTheFirstMinute() throws IOException {
        Backoffice backoffice = Platform.backoffice("feed");
        load(backoffice, 1, "code-1");
        LocalDate day = LocalDate.ofEpochDay(16_000_000L / 1440 + 4);
        List<LocalDate> days = List.of(day, day.plusDays(1));

        long lines = FeedFiles.write(backoffice, KETTLES, folder, days);

        List<Long> minutes = new ArrayList<>();
        try (Feed feed = new Feed(folder, days)) {
            feed.forEachRemaining(line -> minutes.add(line.minute()));
        }
        assertThat(minutes).hasSize((int) lines).isSorted().isNotEmpty();
        assertThat(FeedFiles.write(backoffice, KETTLES, folder, days)).isZero();

        long start = day.toEpochDay() * 1440 + 300;
        FeatureEngine<KettleEvent> engine = new FeatureSet<>(KETTLES, backoffice, steps()).engineBefore(start);
        assertThat(engine.minute()).isLessThan(start);
    }

    private HistoryCounts load(Backoffice backoffice, long order, String code) throws IOException {
        Path own = Files.createTempDirectory(folder, "history");
        Path file = KettleRows.file(backoffice.spark(), own, order);
        Path stable = Files.copy(file, own.resolve("file.parquet"));
        String hash = Sha256.of(stable);
        return new HistoryLoad<>(KETTLES, backoffice, steps())
                .load(new SourceFile(stable, hash, Optional.empty()), code);
    }

    private static List<String> cleanRows(Backoffice backoffice) {
        return backoffice
                .spark()
                .table(backoffice.sqlName(CleanTable.NAME))
                .orderBy("log_position")
                .collectAsList()
                .stream()
                .map(Object::toString)
                .toList();
    }

    private static List<String> featureRows(Backoffice backoffice, String tag) throws IOException {
        List<String> rows = new ArrayList<>();
        DayLog log = DayLog.tagged(backoffice.table(FeatureTable.NAME), tag);
        for (int day = log.firstDay(); day <= log.lastDay(); day++) {
            try (CloseableIterable<Record> records = log.day(day)) {
                for (Record row : records) {
                    StringBuilder text = new StringBuilder(row.get(1).toString());
                    for (int i = 0; i < KETTLES.features().names().size(); i++) {
                        text.append(' ')
                                .append(Float.floatToRawIntBits((Float) row.get(FeatureTable.FIRST_FEATURE + i)));
                    }
                    rows.add(text.toString());
                }
            }
        }
        return rows;
    }

    private static List<String> straight(Backoffice backoffice) throws IOException {
        List<String> rows = new ArrayList<>();
        FeatureEngine<KettleEvent> engine = KETTLES.features().newEngine();
        CleanTable<KettleEvent> clean = new CleanTable<>(KETTLES.eventSchema());
        float[] vector = new float[KETTLES.features().names().size()];
        DayLog log = DayLog.current(backoffice.table(CleanTable.NAME));
        for (int day = log.firstDay(); day <= log.lastDay(); day++) {
            try (CloseableIterable<Record> records = log.day(day)) {
                for (Record row : records) {
                    KettleEvent event = clean.event(row);
                    if (engine.accept(event, vector)) {
                        StringBuilder text = new StringBuilder(event.id());
                        for (float value : vector) {
                            text.append(' ').append(Float.floatToRawIntBits(value));
                        }
                        rows.add(text.toString());
                    }
                }
            }
        }
        return rows;
    }

    private static Steps steps() {
        return new Steps(new Progress(
                new PrintStream(OutputStream.nullOutputStream(), true, java.nio.charset.StandardCharsets.UTF_8)));
    }
}
