package dev.chainon.apps;

import dev.chainon.core.process.Progress;
import dev.chainon.flights.Flights;
import dev.chainon.ingestion.HistoryRun;
import dev.chainon.ingestion.HistorySettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads the history, computes the features, and writes what training and the replay start from. */
public final class History {

    private static final Logger LOG = LoggerFactory.getLogger(History.class);

    private History() {}

    public static void main(String[] args) {
        Progress progress = new Progress(System.out);
        try {
            HistorySettings settings = HistorySettings.of(Launch.settings(), Launch.root());
            progress.result(new HistoryRun<>(settings, new Flights(), progress).run());
            System.exit(0);
        } catch (Exception e) {
            LOG.error("the history was not loaded", e);
            System.exit(3);
        }
    }
}
