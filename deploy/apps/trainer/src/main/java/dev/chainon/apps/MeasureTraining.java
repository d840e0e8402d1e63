package dev.chainon.apps;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.chainon.core.process.Progress;
import dev.chainon.core.process.Supervised;
import dev.chainon.flights.Flights;
import dev.chainon.training.Backend;
import dev.chainon.training.CalibrationTrial;
import dev.chainon.training.RollingOrigin;
import dev.chainon.training.TrainingMeasures;
import dev.chainon.training.TrainingSet;
import dev.chainon.training.TrainingSettings;
import dev.chainon.training.Variants;
import dev.chainon.training.trees.TreeSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One measurement of training in a fresh JVM: {@code pace FOLDER THREADS BATCH ROWS}, {@code until FOLDER THREADS AUC}, {@code quality FOLDER THREADS SETTINGS [ROWS]},
 * {@code build FOLDER THREADS SETTINGS BUILD SEEDS ROWS}, {@code origin FOLDER THREADS SETTINGS FROM TO SEEDS} or {@code calibration FOLDER THREADS SETTINGS FROM TO SEEDS DAYS}, the last
 * four with settings that differ from the trainer's own, such as {@code seed = 8}; from and to are minutes since 1970. Tells its figures as JSON. Exit code 0: done; 3: failure.
 */
public final class MeasureTraining {

    private static final Logger LOG = LoggerFactory.getLogger(MeasureTraining.class);
    /** Measurements that are told their own settings. */
    private static final Set<String> OWN = Set.of("quality", "build", "origin", "calibration");

    private static final List<Integer> HIDDEN = List.of(128, 64);

    private MeasureTraining() {}

    public static void main(String[] args) {
        Supervised.exitWhenInputCloses();
        try {
            new Progress(System.out).result(new ObjectMapper().writeValueAsString(measured(args)));
            System.exit(0);
        } catch (Exception e) {
            LOG.error("the measurement failed", e);
            System.exit(3);
        }
    }

    private static Map<String, Double> measured(String[] args) throws IOException {
        Config chainon = ConfigFactory.load().getConfig("chainon");
        Path home = Path.of(chainon.getString("home"));
        Backend.prepare(chainon);
        Config own = OWN.contains(args[0]) ? ConfigFactory.parseString(args[3]) : ConfigFactory.empty();
        Config training = own.withFallback(chainon.getConfig("training"));
        TrainingSet set = TrainingSet.open(Path.of(args[1]));
        int threads = Integer.parseInt(args[2]);
        TrainingSettings settings = TrainingSettings.of(training);
        boolean few = args[0].equals("quality") && args.length > 4;
        TrainingMeasures measures = new TrainingMeasures(few ? set.latest(Integer.parseInt(args[4])) : set, settings);
        return switch (args[0]) {
            case "pace" -> measures.pace(HIDDEN, Integer.parseInt(args[3]), Integer.parseInt(args[4]), threads);
            case "until" -> measures.until(Double.parseDouble(args[3]), threads);
            case "quality" -> measures.quality(threads, home.resolve("bench"));
            case "build" ->
                new Variants(set.latest(Integer.parseInt(args[6])), settings, new Flights().places())
                        .measure(args[4], Integer.parseInt(args[5]), threads);
            case "origin" ->
                new RollingOrigin(
                                set.at(Long.parseLong(args[4]), Long.parseLong(args[5])),
                                settings,
                                TreeSettings.of(training.getConfig("trees")))
                        .measure(Integer.parseInt(args[6]), threads);
            case "calibration" ->
                new CalibrationTrial(set.at(Long.parseLong(args[4]), Long.parseLong(args[5])), settings, threads)
                        .measure(Integer.parseInt(args[6]), Integer.parseInt(args[7]));
            default -> throw new IllegalArgumentException("no measurement is called " + args[0]);
        };
    }
}
