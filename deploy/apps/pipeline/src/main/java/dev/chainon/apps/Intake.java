package dev.chainon.apps;

import dev.chainon.core.process.Health;
import dev.chainon.core.process.Progress;
import dev.chainon.flights.Flights;
import dev.chainon.ingestion.intake.IntakeProcess;
import dev.chainon.ingestion.intake.IntakeSettings;
import dev.chainon.metrics.PrometheusTelemetry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes files that are dropped and events that are pushed, and sends them to the raw topic. Loads nothing of Spark. */
public final class Intake {

    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    private Intake() {}

    public static void main(String[] args) {
        Progress progress = new Progress(System.out);
        try {
            IntakeSettings settings = IntakeSettings.of(Launch.settings());
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
