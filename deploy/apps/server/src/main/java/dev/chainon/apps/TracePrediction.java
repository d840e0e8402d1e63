package dev.chainon.apps;

import com.typesafe.config.ConfigFactory;
import dev.chainon.flights.Flights;
import dev.chainon.registry.Registry;
import dev.chainon.serving.ServingSettings;
import dev.chainon.serving.trace.Trace;
import dev.chainon.serving.trace.TraceJson;
import dev.chainon.serving.trace.TraceText;
import dev.chainon.serving.trace.Tracer;
import dev.chainon.store.Database;
import dev.chainon.store.Predictions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code ID [FILE]}: shows what a prediction came from, and writes it as JSON to the file. Exit code 0: shown; 1: no such prediction; 3: failure. */
public final class TracePrediction {

    private static final Logger LOG = LoggerFactory.getLogger(TracePrediction.class);

    private TracePrediction() {}

    public static void main(String[] args) {
        try {
            System.exit(run(args));
        } catch (IOException | RuntimeException e) {
            LOG.error("the prediction was not traced: {}", e.getMessage(), e);
            System.exit(3);
        }
    }

    private static int run(String[] args) throws IOException {
        ServingSettings settings = ServingSettings.read(ConfigFactory.load());
        ServingSettings.RuntimeDatabase runtime = settings.runtime();
        try (Database database = new Database(runtime.url(), runtime.user(), runtime.password(), 1)) {
            Tracer.Sources sources = new Tracer.Sources(
                    new Predictions(database),
                    new Registry(database, settings.registry()),
                    new LineageOrigins(settings.home()));
            Optional<Trace> trace = new Tracer<>(new Flights(), settings, sources).trace(args[0]);
            if (trace.isEmpty()) {
                System.out.println("There is no prediction " + args[0] + " in epoch " + settings.epoch()
                        + ". Give a prediction's id, such as 1:2001-05-01-ATL-ORD-0615-1/departure, or the id of a flight that"
                        + " was replayed already, such as 2001-05-01-ATL-ORD-0615-1.");
                return 1;
            }
            System.out.print(TraceText.of(trace.get()));
            if (args.length > 1) {
                Files.writeString(Path.of(args[1]), TraceJson.of(trace.get()) + "\n");
            }
            return 0;
        }
    }
}
