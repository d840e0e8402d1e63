package dev.chainon.apps;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.chainon.core.drift.Replay;
import dev.chainon.core.process.Progress;
import dev.chainon.core.process.Supervised;
import dev.chainon.flights.Flights;
import dev.chainon.training.Afterlife;
import dev.chainon.training.Backend;
import dev.chainon.training.TrainingSet;
import dev.chainon.training.TrainingSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains a model up to a moment of the past and keeps what it lived through afterwards: {@code FOLDER VALIDATION ORIGIN END FILE}, the moments in minutes since 1970. Exit code 0:
 * done; 3: failure.
 */
public final class Outlive {

    private static final Logger LOG = LoggerFactory.getLogger(Outlive.class);

    private Outlive() {}

    public static void main(String[] args) {
        Supervised.exitWhenInputCloses();
        try {
            new Progress(System.out).result(new ObjectMapper().writeValueAsString(lived(args)));
            System.exit(0);
        } catch (Exception e) {
            LOG.error("the model could not be followed", e);
            System.exit(3);
        }
    }

    private static Map<String, Double> lived(String[] args) throws IOException {
        Config chainon = ConfigFactory.load().getConfig("chainon");
        Backend.prepare(chainon);
        Config training = chainon.getConfig("training");
        Afterlife model = new Afterlife(
                TrainingSet.open(Path.of(args[0])),
                TrainingSettings.of(training),
                new Flights().costs(),
                training.getInt("threads"));
        Replay replay = model.replay(
                new Afterlife.Moments(Long.parseLong(args[1]), Long.parseLong(args[2]), Long.parseLong(args[3])));
        try (OutputStream out = Files.newOutputStream(Path.of(args[4]))) {
            replay.write(out);
        }
        return Map.of("rows", (double) replay.outcomes().size());
    }
}
