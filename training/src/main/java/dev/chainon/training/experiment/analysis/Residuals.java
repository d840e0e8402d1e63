package dev.chainon.training.experiment.analysis;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * What a model leaves of each run, and whether that looks like noise.
 *
 * @param fitted the model's value of each run, in the order of the runs
 * @param left observed minus fitted
 */
public record Residuals(double[] fitted, double[] left) {

    private static final int SHUFFLES = 2_000;

    /** A statistic and the probability of one as bad or worse if the residuals were independent and normal. */
    public record Check(double statistic, double p) {}

    /** The residuals of the model that the terms make, blocks allowed for. */
    public static Residuals of(Observations observed, List<Term> terms) {
        LeastSquares fit =
                LeastSquares.fit(observed.rows(terms.stream().map(Term::values).toList()), observed.values());
        return new Residuals(fit.fitted(), fit.residuals());
    }

    /** Normal scores of the ordered residuals (Blom 1958): what the smallest, the next and so on would be on average. */
    public static double[] scores(int count) {
        NormalDistribution normal = new NormalDistribution();
        double[] scores = new double[count];
        for (int i = 0; i < count; i++) {
            scores[i] = normal.inverseCumulativeProbability((i + 1 - 0.375) / (count + 0.25));
        }
        return scores;
    }

    /**
     * Shapiro and Francia's W' (1972): the squared correlation of the ordered residuals with normal scores; its probability by Royston, Statistics in Medicine 12
     * (1993), page 181, for 5 to 5,000 residuals. Not a number where they are fewer, or all equal.
     */
    public Check normality() {
        double[] sorted = left.clone();
        Arrays.sort(sorted);
        double w = correlation(sorted, scores(sorted.length));
        w *= w;
        if (sorted.length < 5 || !Double.isFinite(w)) {
            return new Check(w, Double.NaN);
        }
        double u = Math.log(sorted.length);
        double v = Math.log(u);
        double mean = -1.2725 + 1.0521 * (v - u);
        double deviation = 1.0308 - 0.26758 * (v + 2 / u);
        double z = (Math.log(1 - w) - mean) / deviation;
        return new Check(w, 1 - new NormalDistribution().cumulativeProbability(z));
    }

    /**
     * Durbin and Watson's statistic over the order of the runs, about 2 where neighbours have nothing to do with each other; the probability of one as far from 2
     * when the same residuals are shuffled.
     *
     * @param seed of the shuffles
     */
    public Check independence(long seed) {
        double statistic = durbinWatson(left);
        SplittableRandom random = new SplittableRandom(seed);
        double[] shuffled = left.clone();
        int farther = 0;
        for (int i = 0; i < SHUFFLES; i++) {
            for (int k = shuffled.length - 1; k > 0; k--) {
                int other = random.nextInt(k + 1);
                double moved = shuffled[k];
                shuffled[k] = shuffled[other];
                shuffled[other] = moved;
            }
            farther += Math.abs(durbinWatson(shuffled) - 2) >= Math.abs(statistic - 2) ? 1 : 0;
        }
        return new Check(statistic, (farther + 1.0) / (SHUFFLES + 1));
    }

    private static double durbinWatson(double[] values) {
        double steps = 0;
        for (int i = 1; i < values.length; i++) {
            steps += (values[i] - values[i - 1]) * (values[i] - values[i - 1]);
        }
        return steps / LeastSquares.squares(values);
    }

    private static double correlation(double[] a, double[] b) {
        double meanA = Arrays.stream(a).average().orElse(0);
        double meanB = Arrays.stream(b).average().orElse(0);
        double product = 0;
        double squareA = 0;
        double squareB = 0;
        for (int i = 0; i < a.length; i++) {
            product += (a[i] - meanA) * (b[i] - meanB);
            squareA += (a[i] - meanA) * (a[i] - meanA);
            squareB += (b[i] - meanB) * (b[i] - meanB);
        }
        return product / Math.sqrt(squareA * squareB);
    }
}
