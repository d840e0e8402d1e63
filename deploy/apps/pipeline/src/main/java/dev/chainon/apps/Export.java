package dev.chainon.apps;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.typesafe.config.Config;
import dev.chainon.core.process.Progress;
import dev.chainon.flights.Flights;
import dev.chainon.ingestion.HistorySettings;
import dev.chainon.ingestion.backoffice.Backoffice;
import dev.chainon.ingestion.export.TrainingSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the training set of the tag that {@code export.set} names once more, from the snapshot that the tag keeps. Exit code 0: done; 3: failure. */
public final class Export {

    private static final Logger LOG = LoggerFactory.getLogger(Export.class);

    private Export() {}

    public static void main(String[] args) {
        Progress progress = new Progress(System.out);
        try {
            progress.result(run(Launch.settings(), progress));
            System.exit(0);
        } catch (Exception e) {
            LOG.error("the training set could not be written again: {}", e.getMessage(), e);
            System.exit(3);
        }
    }

    private static String run(Config chainon, Progress progress) throws IOException {
        HistorySettings settings = HistorySettings.of(chainon, Launch.root());
        Flights flights = new Flights();
        progress.step("export", 0, 1);
        try (Backoffice backoffice = Backoffice.open(settings.backoffice(), flights.topicPrefix())) {
            Path folder = new TrainingSet(backoffice, flights.features().names(), settings.sealedFromMinute())
                    .export(settings.home().resolve("training"), chainon.getString("export.set"), settings.splits());
            progress.step("export", 1, 1);
            return new ObjectMapper().writeValueAsString(Map.of("folder", folder.toString()));
        }
    }
}
