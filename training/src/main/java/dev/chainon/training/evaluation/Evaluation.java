package dev.chainon.training.evaluation;

import dev.chainon.core.model.ModelMetrics;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * How good a model is on one period, and how sure that is.
 *
 * @param metrics on all rows
 * @param resampled the same on each resample of the days
 */
public record Evaluation(ModelMetrics metrics, List<ModelMetrics> resampled) {

    public Evaluation {
        Objects.requireNonNull(metrics);
        resampled = List.copyOf(resampled);
    }

    /**
     * @param scores probabilities, one for each row
     * @param outcomes 0 or 1
     * @param minutes minutes since 1970 of each row; rows of one UTC day are resampled together
     */
    public static Evaluation of(float[] scores, float[] outcomes, long[] minutes, Bootstrap bootstrap) {
        RankedScores ranked = new RankedScores(scores, outcomes);
        return new Evaluation(
                ranked.metrics(),
                bootstrap.draw(ranked, days(minutes, scores.length).ofRow()));
    }

    /** Metrics without intervals. */
    public static ModelMetrics metrics(float[] scores, float[] outcomes) {
        return new RankedScores(scores, outcomes).metrics();
    }

    /**
     * The mean over several models of each metric, on all rows and on each resample: what to expect of a model whose seed is left to chance.
     *
     * @param models at least one, judged by the same bootstrap on the same rows
     */
    public static Evaluation mean(List<Evaluation> models) {
        Evaluation first = models.get(0);
        List<ModelMetrics> resampled = new ArrayList<>();
        for (int draw = 0; draw < first.resampled.size(); draw++) {
            int number = draw;
            resampled.add(meanOf(
                    models.stream().map(model -> model.resampled.get(number)).toList()));
        }
        return new Evaluation(meanOf(models.stream().map(Evaluation::metrics).toList()), resampled);
    }

    private static ModelMetrics meanOf(List<ModelMetrics> metrics) {
        double[] means = new double[Metric.values().length];
        for (Metric metric : Metric.values()) {
            means[metric.ordinal()] =
                    metrics.stream().mapToDouble(metric::of).average().orElseThrow();
        }
        ModelMetrics first = metrics.get(0);
        return new ModelMetrics(
                means[Metric.AUC.ordinal()],
                means[Metric.PRAUC.ordinal()],
                means[Metric.LOGLOSS.ordinal()],
                means[Metric.BRIER.ordinal()],
                means[Metric.ECE.ordinal()],
                first.rows(),
                first.positives());
    }

    /** The cross-entropy of rows added up, of which parts of a whole can be added. */
    public static double summedLoss(float[] scores, float[] outcomes) {
        double sum = 0;
        for (int row = 0; row < scores.length; row++) {
            sum += RankedScores.loss(scores[row], outcomes[row] == 1);
        }
        return sum;
    }

    /** The 95 % interval of each metric. */
    public Map<Metric, Interval> intervals() {
        return each(metric -> resampled.stream().mapToDouble(metric::of).toArray());
    }

    /** The 95 % interval of this model's metric minus the other's, resample by resample. */
    public Map<Metric, Interval> minus(Evaluation other) {
        if (resampled.size() != other.resampled.size()) {
            throw new IllegalArgumentException(
                    "only evaluations by the same bootstrap on the same rows can be compared");
        }
        return each(metric -> {
            double[] differences = new double[resampled.size()];
            for (int i = 0; i < differences.length; i++) {
                differences[i] = metric.of(resampled.get(i)) - metric.of(other.resampled.get(i));
            }
            return differences;
        });
    }

    private static Map<Metric, Interval> each(Function<Metric, double[]> values) {
        Map<Metric, Interval> intervals = new EnumMap<>(Metric.class);
        for (Metric metric : Metric.values()) {
            intervals.put(metric, Bootstrap.interval(values.apply(metric)));
        }
        return intervals;
    }

    private static Days days(long[] minutes, int rows) {
        if (minutes.length != rows) {
            throw new IllegalArgumentException(minutes.length + " minutes for " + rows + " rows");
        }
        return Days.of(minutes);
    }
}
