package dev.chainon.apps;

import com.typesafe.config.Config;
import dev.chainon.core.process.Health;
import dev.chainon.core.process.Progress;
import dev.chainon.flights.Flights;
import dev.chainon.ingestion.stream.StreamJob;
import dev.chainon.ingestion.stream.StreamSettings;
import dev.chainon.lineage.Emitter;
import dev.chainon.metrics.PrometheusTelemetry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Purifies the raw topic for ever and copies the clean log to the back office. */
public final class Stream {

    private static final Logger LOG = LoggerFactory.getLogger(Stream.class);

    private Stream() {}

    public static void main(String[] args) {
        Progress progress = new Progress(System.out);
        try {
            Config chainon = Launch.settings();
            Health health = new Health();
            PrometheusTelemetry figures = new PrometheusTelemetry();
            StreamJob<?> job = new StreamJob<>(
                    StreamSettings.of(chainon),
                    new Flights(),
                    new StreamJob.Reports(
                            health,
                            figures,
                            Emitter.untilExit(chainon, "stream", figures).chronicle()));
            try (StatusPage page =
                    new StatusPage(chainon.getString("http.host"), chainon.getInt("http.port"), health, figures)) {
                job.run(() -> progress.ready(page.address()));
            }
            throw new IllegalStateException("the purification ended by itself");
        } catch (Exception e) {
            LOG.error("the stream stopped", e);
            System.exit(3);
        }
    }
}
