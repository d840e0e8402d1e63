package dev.chainon.training.evaluation;

import dev.chainon.core.model.ModelMetrics;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Resamples clusters of rows with replacement (Efron and Tibshirani 1993, chapter 8): rows of one day share its weather, so days are drawn, not rows.
 * Two models resampled by equal bootstraps meet the same draws, so their differences are paired.
 *
 * @param resamples number of draws
 * @param seed equal seeds give equal draws
 */
public record Bootstrap(int resamples, long seed) {

    private static final double CONFIDENCE = 0.95;

    public Bootstrap {
        if (resamples < 20) {
            throw new IllegalArgumentException(
                    resamples + " resamples are too few for a 95 % interval; take 20 or more");
        }
    }

    /** Metrics of each resample. A draw that holds only one outcome is drawn again. */
    List<ModelMetrics> draw(RankedScores scores, int[] clusterOfRow) {
        int clusters = Arrays.stream(clusterOfRow).max().orElse(-1) + 1;
        int[] clusterOfRank = scores.ranked(clusterOfRow);
        SplittableRandom random = new SplittableRandom(seed);
        return IntStream.range(0, resamples)
                .mapToObj(i -> scores.metrics(times(scores, clusterOfRank, clusters, random), clusterOfRank))
                .toList();
    }

    private static int[] times(RankedScores scores, int[] clusterOfRank, int clusters, SplittableRandom random) {
        for (int attempt = 0; attempt < 1_000; attempt++) {
            int[] times = times(clusters, random);
            if (scores.rankable(times, clusterOfRank)) {
                return times;
            }
        }
        throw new IllegalArgumentException(
                clusters + " days almost never hold both outcomes when resampled: take a longer period");
    }

    /** How often each cluster is drawn, in as many draws as there are clusters. */
    private static int[] times(int clusters, SplittableRandom random) {
        int[] times = new int[clusters];
        for (int i = 0; i < clusters; i++) {
            times[random.nextInt(clusters)]++;
        }
        return times;
    }

    /** How often each cluster is drawn, resample by resample. */
    List<int[]> draw(int clusters) {
        SplittableRandom random = new SplittableRandom(seed);
        return IntStream.range(0, resamples)
                .mapToObj(i -> times(clusters, random))
                .toList();
    }

    /** The middle 95 % of the values. */
    static Interval interval(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double tail = (1 - CONFIDENCE) / 2;
        return new Interval(quantile(sorted, tail), quantile(sorted, 1 - tail));
    }

    /** Linear between the two nearest order statistics. */
    private static double quantile(double[] sorted, double share) {
        double at = share * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
