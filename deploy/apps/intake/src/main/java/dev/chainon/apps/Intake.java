package dev.chainon.apps;

import com.typesafe.config.ConfigFactory;
import dev.chainon.core.process.Health;
import dev.chainon.core.process.Progress;
import dev.chainon.core.process.Supervised;
import dev.chainon.flights.Flights;
import dev.chainon.ingestion.intake.IntakeProcess;
import dev.chainon.ingestion.intake.IntakeSettings;
import dev.chainon.metrics.PrometheusTelemetry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes files that are dropped and events that are pushed, and sends them to the raw topic. */
public final class Intake {

    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    private Intake() {}

    /** It ends with its standard input, unless it was started by hand with {@code -Dchainon.attached=true}. */
    private static IntakeSettings settings() {
        if (!Boolean.getBoolean("chainon.attached")) {
            Supervised.exitWhenInputCloses();
        }
        return IntakeSettings.of(ConfigFactory.load().getConfig("chainon"));
    }

    public static void main(String[] args) {
        Progress progress = new Progress(System.out);
        try {
            IntakeSettings settings = settings();
            PrometheusTelemetry figures = new PrometheusTelemetry();
            IntakeProcess intake = IntakeProcess.start(
                    settings, new Flights(), new IntakeProcess.Watch(new Health(), figures, figures::scrape));
            Runtime.getRuntime().addShutdownHook(new Thread(intake::close, "intake-end"));
            progress.ready(intake.address());
        } catch (Exception e) {
            LOG.error("the intake cannot start", e);
            System.exit(3);
        }
    }
}
