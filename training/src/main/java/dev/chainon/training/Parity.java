package dev.chainon.training;

import dev.chainon.core.process.Progress;
import dev.chainon.training.evaluation.Bootstrap;
import dev.chainon.training.evaluation.Evaluation;
import dev.chainon.training.evaluation.Interval;
import dev.chainon.training.evaluation.Metric;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Networks that were learnt elsewhere beside those that this process learns, on the rows of the validation period. Call {@link Backend#prepare} first. */
public final class Parity {

    private final TrainingSet set;
    private final TrainingSettings settings;
    private final Standardiser standardiser;

    /** @param folder of the training set */
    public Parity(Path folder, TrainingSettings settings) {
        this.set = TrainingSet.open(folder);
        this.settings = settings;
        this.standardiser = Standardiser.learn(set.train(), set.features());
    }

    /**
     * A network that this process learned.
     *
     * @param scores probabilities of the validation rows
     * @param seconds of learning
     */
    public record Alone(float[] scores, double seconds, double rowsPerSecond) {}

    /** Learns in this process with these settings but for the seed, on one thread. */
    public Alone alone(long seed) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        Fitted fitted = new Trainer(set, standardiser, new Progress(nowhere), 1).fit("alone", settings.seeded(seed));
        fitted.network().close();
        return new Alone(fitted.scores(), fitted.seconds(), fitted.rowsPerSecond());
    }

    /** Probabilities that a network learnt elsewhere gives the validation rows. */
    public float[] scores(Learned learned) {
        return learned.blueprint().scores(learned.values(), set.validation());
    }

    /** Metrics by their keys. */
    public Map<String, Double> metrics(float[] scores) {
        Map<String, Double> values = new TreeMap<>();
        for (Metric metric : Metric.values()) {
            values.put(
                    metric.key(),
                    metric.of(Evaluation.metrics(scores, set.validation().labels())));
        }
        return values;
    }

    /** A difference of metrics with the bounds of its 95 % interval over resampled days, the same days for both. */
    public record Difference(double value, double low, double high) {}

    /** Metrics of some scores minus those of others. */
    public Map<String, Difference> minus(float[] scores, float[] others) {
        Evaluation first = evaluation(scores);
        Evaluation second = evaluation(others);
        Map<Metric, Interval> intervals = first.minus(second);
        Map<String, Difference> differences = new TreeMap<>();
        intervals.forEach((metric, interval) -> differences.put(
                metric.key(),
                new Difference(
                        metric.of(first.metrics()) - metric.of(second.metrics()), interval.low(), interval.high())));
        return differences;
    }

    private Evaluation evaluation(float[] scores) {
        return Evaluation.of(
                scores,
                set.validation().labels(),
                set.validation().minutes(),
                new Bootstrap(settings.resamples(), settings.seed()));
    }
}
