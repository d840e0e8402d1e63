package dev.chainon.training;

import java.nio.file.Path;
import java.util.Arrays;

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

    /** Median time of a call for one row, after as many calls that are not counted. */
    static double microsecondsOfOneRow(Path model, Split split) {
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
        return times[CALLS / 2];
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
