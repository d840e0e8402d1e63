package dev.chainon.bench.clusters;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * How alike the partitions of resampled points are to the partition of all: the adjusted Rand index over the points that were drawn (Hennig 2007).
 *
 * @param mean over the resamples
 * @param low of the middle 95 %
 * @param high of the middle 95 %
 */
record Stability(double mean, double low, double high) {

    private static final int RESAMPLES = 100;

    /** Each resample draws as many points as there are, with replacement; a point drawn twice counts once. */
    static Stability of(double[][] points, Partition whole, Function<double[][], Partition> method, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] found = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            int[] drawn = random.ints(points.length, 0, points.length)
                    .distinct()
                    .sorted()
                    .toArray();
            double[][] some =
                    Arrays.stream(drawn).mapToObj(number -> points[number]).toArray(double[][]::new);
            int[] before =
                    Arrays.stream(drawn).map(number -> whole.labels()[number]).toArray();
            found[i] = method.apply(some).agreement(new Partition(before));
        }
        Arrays.sort(found);
        return new Stability(
                Arrays.stream(found).average().orElseThrow(),
                found[RESAMPLES / 40],
                found[RESAMPLES - 1 - RESAMPLES / 40]);
    }
}
