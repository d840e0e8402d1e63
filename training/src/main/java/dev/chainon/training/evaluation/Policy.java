package dev.chainon.training.evaluation;

import dev.chainon.core.model.Costs;
import java.util.Arrays;
import java.util.Objects;

/**
 * Whom a correction warns, and by which probabilities.
 *
 * @param scores probabilities of the rows
 * @param warned whether each row is warned of
 */
public record Policy(float[] scores, boolean[] warned) {

    public Policy {
        Objects.requireNonNull(scores);
        if (warned.length != scores.length) {
            throw new IllegalArgumentException(warned.length + " decisions for " + scores.length + " rows");
        }
    }

    /** One threshold for all. */
    public static Policy at(float[] scores, double threshold) {
        boolean[] warned = new boolean[scores.length];
        for (int row = 0; row < warned.length; row++) {
            warned[row] = scores[row] >= threshold;
        }
        return new Policy(scores, warned);
    }

    /** Warns of the highest scores, as many as another policy warns of, and of all that equal the last of them. */
    public static Policy warningOfAsMany(float[] scores, Policy other) {
        int wanted = 0;
        for (boolean warned : other.warned) {
            wanted += warned ? 1 : 0;
        }
        float[] sorted = scores.clone();
        Arrays.sort(sorted);
        return at(scores, wanted == 0 ? Double.POSITIVE_INFINITY : sorted[sorted.length - wanted]);
    }

    /**
     * What a thousand rows cost more than under another policy on the same rows: negative is cheaper.
     *
     * @param outcomes 0 or 1
     */
    public Estimate dearerThan(Policy other, float[] outcomes, Costs costs, Resampled days) {
        double[] difference = new double[days.days().count()];
        double[] rows = new double[days.days().count()];
        for (int row = 0; row < outcomes.length; row++) {
            int day = days.days().ofRow()[row];
            boolean positive = outcomes[row] == 1;
            difference[day] += cost(warned[row], positive, costs) - cost(other.warned[row], positive, costs);
            rows[day]++;
        }
        int[] once = new int[rows.length];
        Arrays.fill(once, 1);
        double[] resampled = days.bootstrap().draw(rows.length).stream()
                .mapToDouble(times -> perThousand(difference, rows, times))
                .toArray();
        return Estimate.of(perThousand(difference, rows, once), resampled);
    }

    /** The days of the rows and how they are drawn. */
    public record Resampled(Days days, Bootstrap bootstrap) {}

    private static double cost(boolean warned, boolean positive, Costs costs) {
        return costs.of(warned && !positive ? 1 : 0, !warned && positive ? 1 : 0);
    }

    private static double perThousand(double[] sums, double[] rows, int[] times) {
        double sum = 0;
        double n = 0;
        for (int day = 0; day < times.length; day++) {
            sum += times[day] * sums[day];
            n += times[day] * rows[day];
        }
        return 1000 * sum / n;
    }
}
