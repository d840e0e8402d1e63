package dev.chainon.training;

import dev.chainon.core.drift.ColumnReference;
import dev.chainon.core.drift.DayQuality;
import dev.chainon.core.drift.Reference;
import dev.chainon.core.drift.ReferenceText;
import dev.chainon.core.model.ModelMetrics;
import dev.chainon.training.evaluation.Evaluation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Freezes what drift will be told from: the training rows column by column, the model's scores and its quality on each day of the validation rows. */
final class ReferenceMaker {

    private static final int MINUTES_A_DAY = 1440;

    /** Training rows that stand for all, in blocks evenly over the period: as many as make a percentile exact to a thousandth. */
    private static final int MOST_ROWS = 400_000;

    private static final int BLOCK = 16;

    private ReferenceMaker() {}

    /** The reference of a model in the making, as its bundle keeps it. */
    static String text(Identity identity, Findings findings) {
        return ReferenceText.write(of(
                identity.set(),
                findings.candidate().scores(),
                findings.analysis().cheapest().threshold()));
    }

    /**
     * @param scores of the validation rows, in order
     * @param threshold from which probability on the model warns
     */
    static Reference of(TrainingSet set, float[] scores, double threshold) {
        int[] rows = evenly(set.train().rows());
        long[] minutes = new long[rows.length];
        for (int i = 0; i < rows.length; i++) {
            minutes[i] = set.train().minute(rows[i]);
        }
        float[] column = new float[rows.length];
        List<ColumnReference> features = new ArrayList<>();
        for (int feature = 0; feature < set.features().size(); feature++) {
            for (int i = 0; i < column.length; i++) {
                column[i] = set.train().value(rows[i], feature);
            }
            features.add(ColumnReference.of(set.features().get(feature), column, minutes));
        }
        return new Reference(
                features,
                ColumnReference.of("score", scores, set.validation().minutes()),
                threshold,
                days(set.validation(), scores));
    }

    /** Blocks of rows evenly over all; no row is copied, a training set may be greater than the memory. */
    private static int[] evenly(int rows) {
        int step = Math.max(1, (rows + MOST_ROWS - 1) / MOST_ROWS);
        int blocks = rows / (BLOCK * step);
        return step == 1 || blocks == 0
                ? IntStream.range(0, rows).toArray()
                : IntStream.range(0, blocks * BLOCK)
                        .map(i -> i / BLOCK * step * BLOCK + i % BLOCK)
                        .toArray();
    }

    /** The days that have at least half as many rows as the others, and outcomes of both kinds. */
    private static List<DayQuality> days(Split split, float[] scores) {
        float[] labels = split.labels();
        long[] minutes = split.minutes();
        List<DayQuality> days = new ArrayList<>();
        int mean = (int) (scores.length / (1 + (minutes[minutes.length - 1] - minutes[0]) / MINUTES_A_DAY));
        int from = 0;
        for (int row = 1; row <= scores.length; row++) {
            if (row == scores.length || minutes[row] / MINUTES_A_DAY != minutes[from] / MINUTES_A_DAY) {
                if (row - from > mean / 2) {
                    ModelMetrics metrics = Evaluation.metrics(
                            Arrays.copyOfRange(scores, from, row), Arrays.copyOfRange(labels, from, row));
                    if (metrics.positives() > 0 && metrics.positives() < metrics.rows()) {
                        days.add(new DayQuality(
                                minutes[from] / MINUTES_A_DAY, metrics, surprise(scores, labels, from, row)));
                    }
                }
                from = row;
            }
        }
        return days;
    }

    private static double surprise(float[] scores, float[] labels, int from, int to) {
        double sum = 0;
        for (int row = from; row < to; row++) {
            sum += DayQuality.surprise(scores[row], labels[row] > 0);
        }
        return sum / (to - from);
    }
}
