package dev.chainon.apps;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.chainon.core.process.Progress;
import dev.chainon.flights.Flights;
import dev.chainon.ingestion.HistorySettings;
import dev.chainon.ingestion.backoffice.Backoffice;
import dev.chainon.ingestion.backoffice.Steps;
import dev.chainon.ingestion.bench.EltBench;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures the same summary of the history transformed before the store (ETL) and inside it (ELT). */
public final class Compare {

    private static final Logger LOG = LoggerFactory.getLogger(Compare.class);

    private Compare() {}

    public static void main(String[] args) {
        Progress progress = new Progress(System.out);
        HistorySettings settings = HistorySettings.of(Launch.settings(), Launch.root());
        Flights flights = new Flights();
        try (Backoffice backoffice = Backoffice.openScratch(settings.backoffice(), flights.topicPrefix())) {
            EltBench<?> bench = new EltBench<>(flights, backoffice, new Steps(progress));
            progress.result(new ObjectMapper()
                    .writeValueAsString(bench.run(settings.source().path().toString())));
            System.exit(0);
        } catch (Exception e) {
            LOG.error("the two ways were not measured", e);
            System.exit(3);
        }
    }
}
