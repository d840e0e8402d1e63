package dev.chainon.apps;

import dev.chainon.core.process.Progress;
import dev.chainon.flights.Flights;
import dev.chainon.ingestion.MaintenanceRun;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the back office small: compaction, expiry, removal of orphans. Logs in as maintenance. */
public final class Maintain {

    private static final Logger LOG = LoggerFactory.getLogger(Maintain.class);

    private Maintain() {}

    public static void main(String[] args) {
        Progress progress = new Progress(System.out);
        try {
            Flights flights = new Flights();
            progress.result(new MaintenanceRun(Launch.settings(), progress)
                    .run(flights.topicPrefix(), flights.contract().retentionAfterClose()));
            System.exit(0);
        } catch (Exception e) {
            LOG.error("the back office was not kept", e);
            System.exit(3);
        }
    }
}
