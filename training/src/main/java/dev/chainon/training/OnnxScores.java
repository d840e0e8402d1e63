package dev.chainon.training;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Computes an exported model on the rows of a split. */
final class OnnxScores {

    private static final int CHUNK = 8192;
    private static final int CALLS = 2000;

    private OnnxScores() {}

    /** @throws IllegalStateException if ONNX Runtime refuses the model or its signature is another */
    static float[] of(Path model, Split split) {
        float[] scores = new float[split.rows()];
        float[] rows = new float[CHUNK * split.width()];
        try (OnnxModel open = new OnnxModel(model, split.width())) {
            for (int row = 0; row < scores.length; row += CHUNK) {
                int count = Math.min(CHUNK, scores.length - row);
                split.read(row, count, rows, 0);
                System.arraycopy(open.scores(rows, count), 0, scores, row, count);
            }
        }
        return scores;
    }

    /**
     * The same for a model that knows some of the columns.
     *
     * @param columns of the split, in the order of the model's features
     */
    static float[] of(Path model, Split split, int[] columns) {
        if (Arrays.equals(columns, IntStream.range(0, split.width()).toArray())) {
            return of(model, split);
        }
        float[] scores = new float[split.rows()];
        float[] rows = new float[CHUNK * split.width()];
        float[] own = new float[CHUNK * columns.length];
        try (OnnxModel open = new OnnxModel(model, columns.length)) {
            for (int row = 0; row < scores.length; row += CHUNK) {
                int count = Math.min(CHUNK, scores.length - row);
                split.read(row, count, rows, 0);
                for (int value = 0; value < count * columns.length; value++) {
                    own[value] = rows[value / columns.length * split.width() + columns[value % columns.length]];
                }
                System.arraycopy(open.scores(own, count), 0, scores, row, count);
            }
        }
        return scores;
    }

    /** Times of a call for one row, in microseconds. */
    record Latency(double medianMicros, double p99Micros) {}

    /** Median time of a call for one row, after as many calls that are not counted. */
    static double microsecondsOfOneRow(Path model, Split split) {
        return latencyOfOneRow(model, split).medianMicros();
    }

    /** Times of calls for one row, after as many calls that are not counted. */
    static Latency latencyOfOneRow(Path model, Split split) {
        float[] row = new float[split.width()];
        double[] times = new double[CALLS];
        try (OnnxModel open = new OnnxModel(model, split.width())) {
            for (int call = 0; call < 2 * CALLS; call++) {
                split.read(call % split.rows(), 1, row, 0);
                long start = System.nanoTime();
                open.scores(row, 1);
                times[call % CALLS] = (System.nanoTime() - start) / 1e3;
            }
        }
        Arrays.sort(times);
        return new Latency(times[CALLS / 2], times[CALLS * 99 / 100]);
    }

    /** Largest absolute difference; infinite where one of the two is no number. */
    static double largestDifference(float[] one, float[] other) {
        if (one.length != other.length) {
            throw new IllegalArgumentException(one.length + " scores cannot be compared with " + other.length);
        }
        double largest = 0;
        for (int i = 0; i < one.length; i++) {
            double difference = Math.abs((double) one[i] - other[i]);
            largest = Math.max(largest, Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference);
        }
        return largest;
    }
}
