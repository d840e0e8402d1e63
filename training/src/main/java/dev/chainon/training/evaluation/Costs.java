package dev.chainon.training.evaluation;

import com.typesafe.config.Config;

/**
 * What a wrong warning costs, in any one unit; a right decision costs nothing.
 *
 * @param falseWarning someone was warned and nothing happened
 * @param missedWarning it happened and nobody was warned
 */
public record Costs(double falseWarning, double missedWarning) {

    public Costs {
        if (!(falseWarning > 0 && missedWarning > 0) || Double.isInfinite(falseWarning + missedWarning)) {
            throw new IllegalArgumentException(
                    "chainon.training.costs must both be above 0, not " + falseWarning + " and " + missedWarning);
        }
    }

    public static Costs of(Config costs) {
        return new Costs(costs.getDouble("false-warning"), costs.getDouble("missed-warning"));
    }

    double of(long falseAlarms, long misses) {
        return falseWarning * falseAlarms + missedWarning * misses;
    }

    /** The probability above which warning costs least, if probabilities are right (Elkan 2001, equation 2). */
    public double threshold() {
        return falseWarning / (falseWarning + missedWarning);
    }
}
