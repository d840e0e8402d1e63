package dev.chainon.training;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.chainon.core.UseCase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A training of a second or two for tests of other modules: a row every twenty minutes from 1 January 1970 on, 41 days of them to learn from. */
public final class ToyTraining {

    private static final String SMALL =
            "training { epochs = 6, hidden = [16, 8], pieces = 0, learning-rate = 0.01, batch = 128, resamples = 40, set = toy,"
                    + " trees { rounds = 2, threads = 1 }, importance-rows = 100, gate { latency { median-us = 1e9, p99-us = 1e9 } } }";

    private ToyTraining() {}

    public static UseCase<?> useCase() {
        return new TrainingRunTest.Toy();
    }

    /** Writes the rows below a state folder. */
    public static void rows(Path home) throws IOException {
        ToySet.in(Files.createDirectories(home.resolve("training/toy")), 3000, 500, 3);
    }

    /**
     * Settings below the root {@code chainon}.
     *
     * @param told over those of a small training, by their paths below the root
     */
    public static Config config(Path home, Map<String, Object> told) {
        return ConfigFactory.parseMap(told)
                .withFallback(ConfigFactory.parseString("home = \"" + home + "\"\n" + SMALL))
                .atPath("chainon")
                .withFallback(ConfigFactory.defaultReference())
                .resolve()
                .getConfig("chainon");
    }
}
