package dev.chainon.apps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.core.contract.Rule;
import dev.chainon.core.data.Sha256;
import dev.chainon.core.process.Progress;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.flights.Flights;
import dev.chainon.ingestion.backoffice.Backoffice;
import dev.chainon.ingestion.backoffice.BackofficeSettings;
import dev.chainon.ingestion.backoffice.CleanTable;
import dev.chainon.ingestion.backoffice.Steps;
import dev.chainon.ingestion.history.HistoryCounts;
import dev.chainon.ingestion.history.HistoryLoad;
import dev.chainon.ingestion.history.SourceFile;
import dev.chainon.store.BackofficeRole;
import dev.chainon.store.CatalogMigrations;
import dev.chainon.store.TestDatabase;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole file of the real flights in the back office, and its defects counted by SQL of the test's own, which knows nothing of the code of the rules. */
@Tag("campaign")
class WholeHistoryIT {

    private static final Flights FLIGHTS = new Flights();
    private static final Path FILE =
            Path.of(System.getProperty("chainon.root", "../../..")).resolve("data/flights-3m.parquet");

    @TempDir
    static Path folder;

    private static Backoffice office;
    private static HistoryCounts counts;

    @BeforeAll
    static void load() throws Exception {
        String url = TestDatabase.urlOf("whole_history");
        new CatalogMigrations(url, TestDatabase.adminUser(), TestDatabase.adminPassword())
                .migrate(Map.of("backoffice", "backoffice", "backoffice_maintenance", "backoffice_maintenance"));
        String user = BackofficeRole.PIPELINE.user();
        BackofficeSettings settings =
                new BackofficeSettings(url, user, user, folder.resolve("warehouse"), folder.resolve("scratch"), 2);
        office = Backoffice.open(settings, FLIGHTS.topicPrefix());
        SourceFile source = new SourceFile(FILE, Sha256.of(FILE), Optional.empty());
        Steps quiet = new Steps(
                new Progress(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)));
        counts = new HistoryLoad<>(FLIGHTS, office, quiet).load(source, "code");
        office.spark().sql(repaired()).createOrReplaceTempView("repaired");
    }

    @AfterAll
    static void close() {
        office.close();
    }

    @Test
    @Criterion("B3Cr2.whole-history")
    void threeMillionRealFlightsAreInTheBackOffice() {
        assertThat(count("SELECT count(*) FROM " + office.sqlName(HistoryLoad.LANDING)))
                .isEqualTo(counts.in())
                .isEqualTo(3_000_000);
        long flights = count("SELECT count(DISTINCT date, delay, distance, origin, destination) FROM "
                + office.sqlName(HistoryLoad.LANDING));
        assertThat(events("delay_minutes IS NULL")).as("departures").isEqualTo(flights);
        assertThat(events("delay_minutes IS NOT NULL")).as("arrivals").isEqualTo(counts.clean());
        assertThat(counts.clean() + counts.quarantined() + counts.duplicates()).isEqualTo(counts.in());
        assertThat(count("SELECT count(DISTINCT flight) FROM " + office.sqlName(CleanTable.NAME)))
                .isEqualTo(flights);
        assertThat(office.table(CleanTable.NAME).currentSnapshot().summary())
                .as("the contract that judged them")
                .containsEntry("chainon.contract.version", FLIGHTS.contract().version());
    }

    @Test
    @Criterion("B3Cr6.defects-counted")
    void defectsAreCountedByRule_asTheFileHasThem() {
        for (String rule : new String[] {"stamp-day-early", "delay-wrapped-by-a-day", "delay-far-negative"}) {
            assertThat(counts.byRule())
                    .containsEntry(rule, count("SELECT count(*) FROM repaired WHERE rule = '" + rule + "'"));
            assertThat(counts.byRule().get(rule)).as(rule).isPositive();
        }
        Rule range = FLIGHTS.contract().rule("delay-out-of-range");
        assertThat(counts.byRule())
                .containsEntry(
                        "delay-out-of-range",
                        count("SELECT count(*) FROM repaired WHERE NOT delay BETWEEN " + range.parameter("least")
                                + " AND " + range.parameter("most")));
        assertThat(counts.quarantined())
                .isEqualTo(count("SELECT count(*) FROM " + office.sqlName(HistoryLoad.QUARANTINE)))
                .isEqualTo(counts.byRule().get("delay-out-of-range"));
        assertThat(counts.duplicates())
                .isEqualTo(counts.in() - count("SELECT count(*) FROM repaired"))
                .isPositive();
        assertThat(counts.repaired()).isEqualTo(count("SELECT count(*) FROM repaired WHERE rule <> ''"));
    }

    /** What was found is not there any more: the same questions to the clean log. */
    @Test
    @Criterion("B3Cr6.defects-counted")
    void theCleanLogHasNoneOfThem() {
        Rule range = FLIGHTS.contract().rule("delay-out-of-range");
        assertThat(events("NOT delay_minutes BETWEEN " + range.parameter("least") + " AND " + range.parameter("most")))
                .isZero();
        assertThat(count("SELECT count(*) FROM (SELECT flight FROM " + office.sqlName(CleanTable.NAME)
                        + " GROUP BY flight, delay_minutes IS NULL HAVING count(*) > 1)"))
                .as("an event that is there twice")
                .isZero();
        long before = count("SELECT sum(unix_date(to_date(date))) FROM (SELECT DISTINCT * FROM "
                + office.sqlName(HistoryLoad.LANDING) + ")");
        long moved = count("SELECT sum(day - stamped) FROM repaired");
        assertThat(count("SELECT sum(unix_date(to_date(substr(flight, 1, 10)))) FROM " + office.sqlName(CleanTable.NAME)
                        + " WHERE delay_minutes IS NULL"))
                .as("days of all departures: each stamp of the wrong day was moved, and no other")
                .isEqualTo(before + moved);
        assertThat(moved).isGreaterThan(5_000);
    }

    /** Each row once, the rule that repairs it or nothing, its day and its delay afterwards. */
    private static String repaired() {
        Rule early = FLIGHTS.contract().rule("stamp-day-early");
        Rule wrapped = FLIGHTS.contract().rule("delay-wrapped-by-a-day");
        return "WITH one AS (SELECT DISTINCT *, hour(date) * 60 + minute(date) AS minute, unix_date(to_date(date)) AS stamped FROM "
                + office.sqlName(HistoryLoad.LANDING) + "), ruled AS (SELECT *, CASE"
                + " WHEN delay BETWEEN " + wrapped.parameter("least_delay") + " AND " + wrapped.parameter("most_delay")
                + " AND (minute >= " + wrapped.parameter("evening_minute") + " OR minute <= "
                + wrapped.parameter("morning_minute") + ") THEN 'delay-wrapped-by-a-day'"
                + " WHEN minute BETWEEN " + early.parameter("first_minute") + " AND " + early.parameter("last_minute")
                + " AND delay >= greatest(" + early.parameter("least_delay") + ", minute - "
                + early.parameter("least_delay") + ") THEN 'stamp-day-early'"
                + " WHEN delay < "
                + FLIGHTS.contract().rule("delay-far-negative").parameter("below")
                + " THEN 'delay-far-negative' ELSE '' END AS rule FROM one)"
                + " SELECT stamped, rule, stamped + CASE WHEN rule = 'stamp-day-early' THEN 1"
                + " WHEN rule = 'delay-wrapped-by-a-day' AND minute >= " + wrapped.parameter("evening_minute")
                + " THEN -1 ELSE 0 END AS day, delay + CASE rule WHEN 'delay-wrapped-by-a-day' THEN -1440"
                + " WHEN 'delay-far-negative' THEN 1440 ELSE 0 END AS delay FROM ruled";
    }

    private static long events(String which) {
        return count("SELECT count(*) FROM " + office.sqlName(CleanTable.NAME) + " WHERE " + which);
    }

    private static long count(String sql) {
        Row row = office.spark().sql(sql).first();
        return ((Number) row.get(0)).longValue();
    }
}
