package dev.chainon.training.experiment.analysis;

import java.util.Arrays;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * Which effects stand out where nothing was repeated: R. V. Lenth, Quick and Easy Analysis of Unreplicated Factorials, Technometrics 31 (1989). Most effects
 * are taken to be nothing but noise, which their median then measures.
 *
 * @param pseudoError of an effect
 * @param margin an effect beyond it is unlikely to be noise, when one looks at it alone
 * @param simultaneous an effect beyond it is unlikely to be noise, when one looks at all of them
 */
public record Lenth(double pseudoError, double margin, double simultaneous) {

    private static final int FEWEST = 5;

    /** Whether there are enough effects for a median to mean something. */
    public static boolean applies(int effects) {
        return effects >= FEWEST;
    }

    /** @param confidence such as 0.95 */
    public static Lenth of(double[] effects, double confidence) {
        if (!applies(effects.length)) {
            throw new IllegalArgumentException(
                    effects.length + " effects are too few for Lenth's method, at least " + FEWEST + " are needed");
        }
        double[] sizes = Arrays.stream(effects).map(Math::abs).sorted().toArray();
        double first = 1.5 * median(sizes);
        double[] inert = Arrays.stream(sizes).filter(size -> size < 2.5 * first).toArray();
        double pseudoError = 1.5 * median(inert.length == 0 ? sizes : inert);
        TDistribution t = new TDistribution(sizes.length / 3.0);
        double each = (1 + Math.pow(confidence, 1.0 / sizes.length)) / 2;
        return new Lenth(
                pseudoError,
                pseudoError * t.inverseCumulativeProbability((1 + confidence) / 2),
                pseudoError * t.inverseCumulativeProbability(each));
    }

    private static double median(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
