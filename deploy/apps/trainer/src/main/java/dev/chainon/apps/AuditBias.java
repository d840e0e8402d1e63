package dev.chainon.apps;

import dev.chainon.core.process.Progress;
import dev.chainon.core.process.Supervised;
import dev.chainon.flights.Flights;
import dev.chainon.training.BiasAudit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compares corrections of the flights' greatest gap in recall, and tells it as one JSON object. Exit code 0: done; 3: failure. */
public final class AuditBias {

    private static final Logger LOG = LoggerFactory.getLogger(AuditBias.class);

    private AuditBias() {}

    public static void main(String[] args) {
        Supervised.exitWhenInputCloses();
        System.exit(run(new Progress(System.out)));
    }

    private static int run(Progress progress) {
        try {
            progress.result(BiasAudit.run(new Flights(), TrainerConfig.read(), progress));
            return 0;
        } catch (Exception e) {
            LOG.error("the audit failed: {}", e.getMessage(), e);
            return 3;
        }
    }
}
