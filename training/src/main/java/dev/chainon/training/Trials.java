package dev.chainon.training;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.chainon.core.UseCase;
import dev.chainon.core.model.ModelMetrics;
import dev.chainon.core.process.Progress;
import dev.chainon.training.evaluation.Evaluation;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Trainings that are measured and thrown away: one network on the last rows of the training period, judged on the whole validation period. Thread-safe;
 * the same settings give the same metrics on any thread.
 */
public final class Trials {

    /** @param seconds of fitting, without the scoring */
    public record Measured(ModelMetrics metrics, double seconds) {}

    private final TrainingSet set;
    private final Config training;
    private final Standardiser standardiser;

    private Trials(TrainingSet set, Config training) {
        this.set = set;
        this.training = training;
        this.standardiser = Standardiser.learn(set.train(), set.features());
    }

    /**
     * @param chainon the settings below the root {@code chainon}
     * @param rows most rows of the training period, the last ones
     * @throws BadTrainingSetException if the training set cannot be used or has other features than the use case
     */
    public static Trials open(UseCase<?> useCase, Config chainon, int rows) {
        TrainingSet set = GateRun.trainingSet(useCase, chainon).latest(rows);
        Backend.prepare(chainon);
        return new Trials(set, chainon.getConfig("training"));
    }

    /** Which rows are learned from and judged on. */
    public String rows() {
        return set.name() + ": " + set.train().rows() + " rows, judged on "
                + set.validation().rows();
    }

    /**
     * The settings of {@code chainon.training} with some of them changed.
     *
     * @throws IllegalArgumentException if a key is unknown or a value makes no sense
     */
    public static TrainingSettings settings(Config training, Map<String, ?> changed) {
        return TrainingSettings.of(ConfigFactory.parseMap(changed).withFallback(training));
    }

    /** Trains with these settings changed. */
    public Measured run(Map<String, ?> changed) {
        // Threads of OpenMP are counted by each thread that calls it.
        Backend.singleThread();
        Progress silent = new Progress(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        Fitted fitted = new Trainer(set, standardiser, silent, 1).fit("trial", settings(training, changed));
        ModelMetrics metrics =
                Evaluation.metrics(fitted.scores(), set.validation().labels());
        fitted.network().close();
        return new Measured(metrics, fitted.seconds());
    }
}
