package dev.chainon.apps;

import dev.chainon.core.data.Sha256;
import dev.chainon.core.process.Progress;
import dev.chainon.flights.Flights;
import dev.chainon.flights.events.FlightEvent;
import dev.chainon.ingestion.backoffice.Backoffice;
import dev.chainon.ingestion.backoffice.BackofficeSettings;
import dev.chainon.ingestion.backoffice.Steps;
import dev.chainon.ingestion.features.FeatureSet;
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
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** Some days of the real flights, loaded into a back office as production has it: a catalog of our own making, entered by its roles only. */
final class RealDays implements AutoCloseable {

    private static final Path FILE =
            Path.of(System.getProperty("chainon.root", "../../..")).resolve("data/flights-3m.parquet");
    private static final Flights FLIGHTS = new Flights();

    private final String url;
    private final Path folder;
    private final LocalDate before;
    private final Backoffice backoffice;
    private final HistoryCounts counts;
    private final FeatureSet<FlightEvent> set;
    private final String features;

    private RealDays(String url, Path folder, LocalDate before) throws Exception {
        this.url = url;
        this.folder = folder;
        this.before = before;
        this.backoffice = Backoffice.open(settings(BackofficeRole.PIPELINE), FLIGHTS.topicPrefix());
        SourceFile source = new SourceFile(FILE, Sha256.of(FILE), Optional.of(before));
        this.counts = new HistoryLoad<>(FLIGHTS, backoffice, steps()).load(source, "code");
        this.set = new FeatureSet<>(FLIGHTS, backoffice, steps());
        this.features = set.compute();
    }

    /** Loads what departed before a date, and computes its features. */
    static RealDays load(String database, Path folder, LocalDate before) throws Exception {
        String url = TestDatabase.urlOf(database);
        new CatalogMigrations(url, TestDatabase.adminUser(), TestDatabase.adminPassword())
                .migrate(Map.of("backoffice", "backoffice", "backoffice_maintenance", "backoffice_maintenance"));
        return new RealDays(url, folder, before);
    }

    /** Loads the same days into another namespace, following themselves in time so many times, and computes their features. */
    HistoryCounts load(Backoffice into, int copies) throws Exception {
        HistoryCounts loaded = new HistoryLoad<>(FLIGHTS, into, steps())
                .load(new SourceFile(FILE, Sha256.of(FILE), Optional.of(before), copies, 0), "code");
        new FeatureSet<>(FLIGHTS, into, steps()).compute();
        return loaded;
    }

    String url() {
        return url;
    }

    Backoffice backoffice() {
        return backoffice;
    }

    HistoryCounts counts() {
        return counts;
    }

    FeatureSet<FlightEvent> set() {
        return set;
    }

    /** Tag of the feature table. */
    String features() {
        return features;
    }

    BackofficeSettings settings(BackofficeRole role) {
        return new BackofficeSettings(
                url, role.user(), role.user(), folder.resolve("warehouse"), folder.resolve("scratch"), 2);
    }

    @Override
    public void close() {
        backoffice.close();
    }

    private static Steps steps() {
        return new Steps(new Progress(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8)));
    }
}
