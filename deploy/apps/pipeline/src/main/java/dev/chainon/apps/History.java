package dev.chainon.apps;

import com.typesafe.config.Config;
import dev.chainon.core.process.Progress;
import dev.chainon.core.process.Telemetry;
import dev.chainon.flights.Flights;
import dev.chainon.ingestion.HistoryRun;
import dev.chainon.ingestion.HistorySettings;
import dev.chainon.ingestion.webapi.Enrichment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads the history, computes the features, and writes what training and the replay start from. */
public final class History {

    private static final Logger LOG = LoggerFactory.getLogger(History.class);

    private History() {}

    public static void main(String[] args) {
        Progress progress = new Progress(System.out);
        try {
            Config chainon = Launch.settings();
            HistorySettings settings = HistorySettings.of(chainon, Launch.root());
            Enrichment weather = Enrichment.of(chainon, Telemetry.NONE);
            String figures = new HistoryRun<>(settings, new Flights(), progress).run();
            progress.result(weather.addTo(figures, new BusiestAirports(settings).span(), progress));
            System.exit(0);
        } catch (Exception e) {
            LOG.error("the history was not loaded", e);
            System.exit(3);
        }
    }
}
