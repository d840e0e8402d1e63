package dev.chainon.apps;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.chainon.core.fault.FaultFolder;
import dev.chainon.core.process.Progress;
import dev.chainon.core.process.Supervised;
import dev.chainon.flights.Flights;
import dev.chainon.lineage.Emitter;
import dev.chainon.metrics.PrometheusTelemetry;
import dev.chainon.serving.ServingProcess;
import dev.chainon.serving.ServingSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A serving replica of the flights: predictor on the stream, Open Inference Protocol and domain API. */
public final class Serve {

    private static final Logger LOG = LoggerFactory.getLogger(Serve.class);

    private Serve() {}

    public static void main(String[] args) {
        Supervised.exitWhenInputCloses();
        try {
            Config config = ConfigFactory.load();
            ServingSettings settings = ServingSettings.read(config);
            PrometheusTelemetry metrics = new PrometheusTelemetry();
            Emitter lineage = Emitter.untilExit(config.getConfig("chainon"), "serving", metrics);
            ServingProcess process = new ServingProcess(
                    settings,
                    new Flights(),
                    new ServingProcess.Reports(metrics, metrics::scrape, lineage.chronicle(), Supervised::fail),
                    FaultFolder.of(
                            config.getString("chainon.profile"),
                            config.getBoolean("chainon.faults.enabled"),
                            settings.home()));
            Runtime.getRuntime().addShutdownHook(new Thread(process::close, "shutdown"));
            new Progress(System.out).ready("http://" + settings.listen().host() + ":" + process.start());
        } catch (RuntimeException e) {
            LOG.error("this replica cannot start: {}", e.getMessage(), e);
            System.exit(3);
        }
    }
}
