package dev.chainon.apps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chainon.core.process.Progress;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.flights.Flights;
import dev.chainon.flights.events.FlightEvent;
import dev.chainon.ingestion.backoffice.Backoffice;
import dev.chainon.ingestion.backoffice.BackofficeSettings;
import dev.chainon.ingestion.backoffice.CleanTable;
import dev.chainon.ingestion.backoffice.Steps;
import dev.chainon.ingestion.features.FeatureSet;
import dev.chainon.ingestion.history.Enriched;
import dev.chainon.ingestion.history.HistoryCounts;
import dev.chainon.ingestion.history.HistoryLoad;
import dev.chainon.ingestion.history.SourceFile;
import dev.chainon.ingestion.maintenance.Maintenance;
import dev.chainon.ingestion.maintenance.Policy;
import dev.chainon.store.BackofficeRole;
import dev.chainon.store.CatalogMigrations;
import dev.chainon.store.TestDatabase;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A few days of the real flights in a back office as production has it: a catalog of our own making, entered by its roles only. */
class FlightsBackofficeIT {

    private static final Path FILE =
            Path.of(System.getProperty("chainon.root", "../../..")).resolve("data/flights-3m.parquet");
    /** Four days hold some rows of most repairs of the contract. */
    private static final LocalDate BEFORE = LocalDate.parse("2001-01-05");

    private static final Flights FLIGHTS = new Flights();

    @TempDir
    static Path folder;

    private static String url;
    private static Backoffice pipeline;
    private static HistoryCounts counts;
    private static String tag;

    @BeforeAll
    static void load() throws Exception {
        url = TestDatabase.urlOf("flights_backoffice");
        new CatalogMigrations(url, TestDatabase.adminUser(), TestDatabase.adminPassword())
                .migrate(Map.of("backoffice", "backoffice", "backoffice_maintenance", "backoffice_maintenance"));
        pipeline = Backoffice.open(settings(BackofficeRole.PIPELINE), FLIGHTS.topicPrefix());
        SourceFile source = new SourceFile(FILE, SourceFile.hash(FILE), Optional.of(BEFORE));
        counts = new HistoryLoad<>(FLIGHTS, pipeline, steps()).load(source, "code");
        tag = new FeatureSet<>(FLIGHTS, pipeline, steps()).compute();
    }

    @AfterAll
    static void close() {
        pipeline.close();
    }

    @Test
    @Criterion("B3Cr2.etl-elt")
    void flightsTransformedBeforeTheStoreOrInsideIt_giveTheSameRows() {
        Enriched<FlightEvent> enriched = new Enriched<>(FLIGHTS, pipeline);
        Dataset<Row> landing = pipeline.spark().table(pipeline.sqlName(HistoryLoad.LANDING));

        List<String> before = text(enriched.before(landing));
        Dataset<Row> inside = enriched.inside(pipeline.sqlName(HistoryLoad.LANDING));

        assertThat(text(inside)).isEqualTo(before).hasSizeGreaterThan(500);
        Row sums = inside.selectExpr("sum(flights)", "sum(judged)").first();
        assertThat(sums.getLong(1)).isEqualTo(counts.clean());
        assertThat(counts.repaired()).as("the slice holds rows to repair").isPositive();
        assertThat(sums.getLong(0)).isEqualTo(counts.in() - counts.duplicates());
    }

    @Test
    @Criterion("B3Cr4.scale")
    void threeTimesTheHistory_givesThreeTimesTheRows_theFirstOfThemAsTheyWere() throws Exception {
        Backoffice thrice = Backoffice.in(pipeline.spark(), "flights_thrice");

        HistoryCounts grown = new HistoryLoad<>(FLIGHTS, thrice, steps())
                .load(new SourceFile(FILE, SourceFile.hash(FILE), Optional.of(BEFORE), 3), "code");
        new FeatureSet<>(FLIGHTS, thrice, steps()).compute();

        Map<String, Long> expected = new TreeMap<>();
        counts.byRule().forEach((rule, rows) -> expected.put(rule, 3 * rows));
        assertThat(grown)
                .isEqualTo(new HistoryCounts(
                        3 * counts.in(),
                        3 * counts.clean(),
                        3 * counts.quarantined(),
                        3 * counts.duplicates(),
                        3 * counts.repaired(),
                        expected,
                        3 * counts.events()));
        assertThat(counts.quarantined()).isPositive();
        assertThat(thrice.spark().table(thrice.sqlName("features")).count())
                .isEqualTo(
                        3 * pipeline.spark().table(pipeline.sqlName("features")).count());
        assertThat(begun(thrice)).isEqualTo(begun(pipeline)).hasSizeGreaterThan(100_000);
    }

    /** The log before the first copy begins, a week after the history: wherever on earth, not before the seventh of January in UTC. */
    private static List<String> begun(Backoffice office) {
        long copy = LocalDate.parse("2001-01-07").toEpochDay() * 1440;
        return office
                .spark()
                .table(office.sqlName(CleanTable.NAME))
                .where("log_minute < " + copy)
                .orderBy("log_position")
                .collectAsList()
                .stream()
                .map(Row::toString)
                .toList();
    }

    @Test
    @Criterion("B2Cr9.append-only")
    void thePipelinesLoginCannotDropOrRename_andTheRowsStay() {
        String clean = pipeline.sqlName(CleanTable.NAME);
        long rows = pipeline.spark().table(clean).count();

        assertThatThrownBy(() -> pipeline.spark().sql("DROP TABLE " + clean)).hasStackTraceContaining("permission");
        assertThatThrownBy(() -> pipeline.spark().sql("DROP TABLE " + clean + " PURGE"))
                .hasStackTraceContaining("permission");
        assertThatThrownBy(() -> pipeline.spark().sql("ALTER TABLE " + clean + " RENAME TO flights.gone"))
                .hasStackTraceContaining("permission");

        assertThat(pipeline.spark().table(clean).count()).isEqualTo(rows);
    }

    @Test
    @Criterion("B2Cr9.append-only")
    void everyPointerIsInTheLog_withWhoMovedIt() throws Exception {
        Backoffice maintenance =
                Backoffice.openForMaintenance(settings(BackofficeRole.MAINTENANCE), FLIGHTS.topicPrefix());
        maintenance
                .table(HistoryLoad.LANDING)
                .updateProperties()
                .set("comment", "looked after")
                .commit();
        new Maintenance(
                        maintenance,
                        new Policy(Duration.ZERO, 1, Duration.ZERO, 5, false),
                        () -> Instant.now().plusSeconds(60),
                        List.of())
                .run();

        List<String> log = log();

        assertThat(log).contains("backoffice create clean", "backoffice move clean", "backoffice move features");
        assertThat(log).contains("backoffice_maintenance move landing").doesNotContain("backoffice drop clean");
        assertThat(pipeline.spark()
                        .sql("SELECT * FROM " + pipeline.sqlName("features") + " VERSION AS OF '" + tag + "'")
                        .count())
                .isEqualTo(pipeline.spark().table(pipeline.sqlName("features")).count());
    }

    @Test
    @Criterion("B2Cr9.break-in")
    void theWarehouseIsForItsOwnerAlone() throws Exception {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("warehouse"))))
                .isEqualTo("rwx------");
    }

    private static List<String> log() throws Exception {
        try (Connection connection = DriverManager.getConnection(url, "backoffice", "backoffice");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT db_role || ' ' || action || ' ' || table_name FROM sanctuary.pointer_log ORDER BY id")) {
            List<String> log = new ArrayList<>();
            while (rows.next()) {
                log.add(rows.getString(1));
            }
            return log;
        }
    }

    private static BackofficeSettings settings(BackofficeRole role) {
        return new BackofficeSettings(
                url, role.user(), role.user(), folder.resolve("warehouse"), folder.resolve("scratch"), 2);
    }

    private static List<String> text(Dataset<Row> rows) {
        return rows.collectAsList().stream().map(Row::toString).sorted().toList();
    }

    private static Steps steps() {
        return new Steps(new Progress(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8)));
    }
}
