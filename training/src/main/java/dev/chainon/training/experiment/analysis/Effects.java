package dev.chainon.training.experiment.analysis;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.distribution.continuous.TDistribution;

/** Effects of a two-level design: the mean response at the high level minus that at the low level. */
public final class Effects {

    /**
     * @param name letters
     * @param low end of the confidence interval; not a number where the design leaves no error to judge by
     * @param high the other end
     */
    public record Effect(String name, double value, double error, double low, double high) {

        /** Whether the interval leaves out zero. */
        public boolean decided() {
            return low > 0 || high < 0;
        }
    }

    private Effects() {}

    /** The effects alone, whatever they leave: as many terms as points may be asked for. */
    public static List<Effect> of(Observations observed, List<Term> terms) {
        return with(observed, terms, Double.NaN);
    }

    /**
     * The effects with Student intervals by the residual of the model that the terms make.
     *
     * @param confidence such as 0.95
     */
    public static List<Effect> of(Observations observed, List<Term> terms, double confidence) {
        return with(observed, terms, confidence);
    }

    private static List<Effect> with(Observations observed, List<Term> terms, double confidence) {
        LeastSquares fit =
                LeastSquares.fit(observed.rows(terms.stream().map(Term::values).toList()), observed.values());
        int freedom = fit.freedom();
        boolean judged = freedom > 0 && !Double.isNaN(confidence);
        double variance = freedom > 0 ? fit.error() / freedom : Double.NaN;
        double t = judged ? new TDistribution(freedom).inverseCumulativeProbability((1 + confidence) / 2) : Double.NaN;
        List<Effect> effects = new ArrayList<>();
        for (int term = 0; term < terms.size(); term++) {
            int at = observed.blockCount() + term;
            double value = 2 * fit.coefficients()[at];
            double error = 2 * Math.sqrt(variance * fit.spread()[at][at]);
            effects.add(new Effect(terms.get(term).name(), value, error, value - t * error, value + t * error));
        }
        return effects;
    }
}
