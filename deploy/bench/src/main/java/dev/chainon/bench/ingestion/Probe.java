package dev.chainon.bench.ingestion;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.typesafe.config.ConfigFactory;
import dev.chainon.core.process.Progress;
import dev.chainon.core.process.Supervised;
import dev.chainon.flights.Flights;
import dev.chainon.ingestion.HistorySettings;
import java.nio.file.Path;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One measurement in a fresh JVM: {@code load}, {@code floor}, {@code engine} or {@code feed}. Tells its seconds by step as JSON. */
public final class Probe {

    private static final Logger LOG = LoggerFactory.getLogger(Probe.class);

    private Probe() {}

    public static void main(String[] args) {
        Supervised.exitWhenInputCloses();
        Progress progress = new Progress(System.out);
        try {
            HistorySettings settings = HistorySettings.of(
                    ConfigFactory.load().getConfig("chainon"), Path.of(System.getProperty("chainon.root", ".")));
            HistoryProbe<?> probe = new HistoryProbe<>(settings, new Flights(), progress);
            Map<String, Double> seconds =
                    switch (args[0]) {
                        case "load" -> probe.load();
                        case "floor" -> probe.floor();
                        case "engine" -> probe.engine();
                        case "feed" -> probe.feed();
                        default -> throw new IllegalArgumentException("no measurement is called " + args[0]);
                    };
            progress.result(new ObjectMapper().writeValueAsString(seconds));
            System.exit(0);
        } catch (Exception e) {
            LOG.error("the measurement failed", e);
            System.exit(3);
        }
    }
}
