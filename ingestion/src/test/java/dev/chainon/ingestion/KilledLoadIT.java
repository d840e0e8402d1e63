package dev.chainon.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.core.data.Sha256;
import dev.chainon.core.process.Progress;
import dev.chainon.core.toy.Kettles;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.ingestion.backoffice.Backoffice;
import dev.chainon.ingestion.backoffice.CleanTable;
import dev.chainon.ingestion.backoffice.Steps;
import dev.chainon.ingestion.export.TrainingSet;
import dev.chainon.ingestion.features.FeatureSet;
import dev.chainon.ingestion.features.FeatureTable;
import dev.chainon.ingestion.history.HistoryLoad;
import dev.chainon.ingestion.history.SourceFile;
import dev.chainon.ingestion.maintenance.Maintenance;
import dev.chainon.ingestion.maintenance.Policy;
import dev.chainon.ingestion.maintenance.Swept;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A load that is killed again and again, each time further on, against one that nobody disturbed. */
@Tag("campaign")
class KilledLoadIT {

    private static final Kettles KETTLES = new Kettles();
    private static final List<String> TABLES =
            List.of(HistoryLoad.LANDING, HistoryLoad.QUARANTINE, CleanTable.NAME, FeatureTable.NAME);
    /** What a table holds beside the data: names that differ by the snapshot's number. */
    private static final String TAGGED = "features-[0-9]+";

    @TempDir
    Path folder;

    @Test
    @Criterion("B3Cr2.killed-load")
    @Criterion("B3Cr2.rerunnable")
    void endsWithTheRowsAndBytesOfAnUndisturbedLoad_whereverItWasKilled() throws Exception {
        Path source = KettleRows.file(Platform.backoffice("source").spark(), folder, 1);
        LoadProcess one = load("one", source);
        LoadProcess other = load("other", source);
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            Future<?> first = both.submit(() -> {
                one.killedAt("task:landing", tables(one).resolve("landing"));
                one.killedAt("commit:quarantine", folder);
                one.killedAt("task:training-set", one.folder().resolve("training"));
                one.whole();
                return null;
            });
            other.killedAt("task:clean", tables(other).resolve("clean"));
            other.killedAt("task:features", tables(other).resolve("features"));
            other.whole();
            first.get();
        } finally {
            both.shutdownNow();
        }

        Map<String, List<String>> expected = undisturbed(source);
        assertThat(rows(office(one))).isEqualTo(expected);
        assertThat(rows(office(other))).isEqualTo(expected);
        assertThat(expected.get(CleanTable.NAME)).doesNotHaveDuplicates();
        assertThat(exported(one))
                .isEqualTo(exported(other))
                .hasSizeGreaterThan(8)
                .containsAllEntriesOf(training());
        removesWhatTheKilledLoadsLeft(office(one), tables(one), expected);
        removesWhatTheKilledLoadsLeft(office(other), tables(other), expected);
    }

    /** The same load in this process, which nobody kills. */
    private Map<String, List<String>> undisturbed(Path source) throws IOException {
        Backoffice backoffice = Platform.backoffice("undisturbed");
        Steps steps =
                new Steps(new Progress(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8)));
        new HistoryLoad<>(KETTLES, backoffice, steps)
                .load(new SourceFile(source, Sha256.of(source), Optional.empty()), "code");
        String tag = new FeatureSet<>(KETTLES, backoffice, steps).compute();
        new TrainingSet(backoffice, KETTLES.features().names(), Long.MAX_VALUE)
                .export(folder.resolve("undisturbed").resolve("training"), tag, LoadProcess.SPLITS);
        return rows(backoffice);
    }

    private Map<String, String> training() throws IOException {
        return hashes(folder.resolve("undisturbed"), "training");
    }

    private static Path tables(LoadProcess load) {
        return load.folder().resolve("warehouse").resolve(KETTLES.topicPrefix());
    }

    private static void removesWhatTheKilledLoadsLeft(Backoffice found, Path tables, Map<String, List<String>> expected)
            throws IOException {
        assertThat(files(tables)).as("files left by the killed loads").isGreaterThan(referenced(found));

        Swept swept = new Maintenance(
                        found,
                        new Policy(Duration.ZERO, 1, Duration.ZERO, 5, false),
                        () -> Instant.now().plusSeconds(60),
                        List.of())
                .run();

        assertThat(swept.orphans()).isPositive();
        assertThat(files(tables)).isEqualTo(referenced(found));
        assertThat(rows(found)).isEqualTo(expected);
    }

    private LoadProcess load(String name, Path source) throws Exception {
        return new LoadProcess(folder.resolve(name), Platform.database(name), source, Sha256.of(source));
    }

    private static Backoffice office(LoadProcess load) {
        Path home = load.folder();
        return Platform.maintenance(home.getFileName().toString(), home.resolve("warehouse"), KETTLES.topicPrefix());
    }

    private static Map<String, List<String>> rows(Backoffice backoffice) {
        return TABLES.stream().collect(Collectors.toMap(Function.identity(), table -> rows(backoffice, table)));
    }

    private static List<String> rows(Backoffice backoffice, String table) {
        return backoffice.spark().table(backoffice.sqlName(table)).collectAsList().stream()
                .map(Row::toString)
                .sorted()
                .toList();
    }

    private static Map<String, String> exported(LoadProcess load) throws IOException {
        Map<String, String> hashes = new TreeMap<>();
        for (String kind : List.of("training", "feed", "snapshots")) {
            hashes.putAll(hashes(load.folder(), kind));
        }
        return hashes;
    }

    /** Every exported file by its name, with the hash of its bytes; what names its snapshot is left out. */
    private static Map<String, String> hashes(Path home, String kind) throws IOException {
        Map<String, String> hashes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(home.resolve(kind))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = home.relativize(file).toString().replaceAll(TAGGED, "TAG");
                if (!name.endsWith("manifest.json") && !name.endsWith("latest")) {
                    hashes.put(name, Sha256.of(file));
                }
            }
        }
        return hashes;
    }

    private static long files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".parquet")).count();
        }
    }

    /** Data files that any snapshot refers to. */
    private static long referenced(Backoffice backoffice) {
        return TABLES.stream()
                .mapToLong(table -> backoffice
                        .spark()
                        .table(backoffice.sqlName(table) + ".all_data_files")
                        .select("file_path")
                        .distinct()
                        .count())
                .sum();
    }
}
