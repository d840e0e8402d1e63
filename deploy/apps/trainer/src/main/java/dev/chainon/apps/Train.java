package dev.chainon.apps;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.chainon.core.process.Progress;
import dev.chainon.core.process.Supervised;
import dev.chainon.flights.Flights;
import dev.chainon.registry.Registry;
import dev.chainon.store.Database;
import dev.chainon.training.ModelStore;
import dev.chainon.training.Outcome;
import dev.chainon.training.TrainingRun;
import java.nio.file.Path;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Trains a model of the flights, registers it, and promotes it if it passes the gate. Exit code 0: champion; 1: refused; 3: failure. */
public final class Train {

    private static final Logger LOG = LoggerFactory.getLogger(Train.class);

    private Train() {}

    public static void main(String[] args) {
        if (!Boolean.getBoolean("chainon.attached")) {
            Supervised.exitWhenInputCloses();
        }
        System.exit(run(new Progress(System.out)));
    }

    /** System properties, then the file that config.file names, then what is said of the flights, then the defaults. */
    private static Config settings() {
        return ConfigFactory.defaultOverrides()
                .withFallback(ConfigFactory.defaultApplication())
                .withFallback(ConfigFactory.parseResources("trainer.conf"))
                .withFallback(ConfigFactory.defaultReference())
                .resolve();
    }

    private static int run(Progress progress) {
        try {
            Config chainon = settings().getConfig("chainon");
            Config runtime = chainon.getConfig("runtime");
            try (Database database = new Database(
                    runtime.getString("url"), runtime.getString("user"), runtime.getString("password"), 2)) {
                Path root = Path.of(chainon.getString("home")).resolve("registry");
                ModelStore models = ModelStore.of(new Registry(database, root));
                Outcome outcome = new TrainingRun(new Flights(), chainon, models, progress, Clock.systemUTC()).run();
                progress.result(outcome.json());
                return outcome.promoted() ? 0 : 1;
            }
        } catch (Exception e) {
            LOG.error("no model was trained: {}", e.getMessage(), e);
            return 3;
        }
    }
}
