package dev.chainon.apps;

import com.typesafe.config.Config;
import dev.chainon.core.lineage.Chronicle;
import dev.chainon.core.process.Progress;
import dev.chainon.core.process.Telemetry;
import dev.chainon.flights.Flights;
import dev.chainon.ingestion.HistoryRun;
import dev.chainon.ingestion.HistorySettings;
import dev.chainon.ingestion.webapi.Enrichment;
import dev.chainon.lineage.Emitter;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads the history, computes the features, and writes what training and the replay start from; or, named by its argument, one of these parts. */
public final class History {

    private static final Logger LOG = LoggerFactory.getLogger(History.class);

    private History() {}

    public static void main(String[] args) {
        Progress progress = new Progress(System.out);
        try {
            HistoryRun.Part part = args.length == 0 ? HistoryRun.Part.ALL : HistoryRun.Part.of(args[0]);
            progress.result(run(part, Launch.settings(), progress));
            System.exit(0);
        } catch (Exception e) {
            LOG.error("the work on the history failed", e);
            System.exit(3);
        }
    }

    /** The web is asked with the load only: what it answers enriches the rows, whatever is computed of them later. */
    private static String run(HistoryRun.Part part, Config chainon, Progress progress) throws IOException {
        HistorySettings settings = HistorySettings.of(chainon, Launch.root());
        Enrichment weather = Enrichment.of(chainon, Telemetry.NONE);
        Chronicle chronicle =
                Emitter.untilExit(chainon, "history", Telemetry.NONE).chronicle();
        String figures = new HistoryRun<>(settings, new Flights(), progress, chronicle).run(part);
        return part == HistoryRun.Part.FEATURES || part == HistoryRun.Part.SNAPSHOT
                ? figures
                : weather.addTo(figures, new BusiestAirports(settings).span(), progress);
    }
}
