package dev.chainon.apps;

import dev.chainon.core.process.Progress;
import dev.chainon.core.process.Supervised;
import dev.chainon.flights.Flights;
import dev.chainon.training.Ablation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures what each family of the flights' features is worth, and tells it as one JSON object. Exit code 0: done; 3: failure. */
public final class Ablate {

    private static final Logger LOG = LoggerFactory.getLogger(Ablate.class);

    private Ablate() {}

    public static void main(String[] args) {
        Supervised.exitWhenInputCloses();
        System.exit(run(new Progress(System.out)));
    }

    private static int run(Progress progress) {
        try {
            progress.result(
                    Ablation.run(new Flights(), TrainerConfig.read(), progress).json());
            return 0;
        } catch (Exception e) {
            LOG.error("the ablation failed: {}", e.getMessage(), e);
            return 3;
        }
    }
}
