package dev.chainon.core.model;

/**
 * What a wrong warning costs, in any one unit; a right decision costs nothing.
 *
 * @param falseWarning someone was warned and nothing happened
 * @param missedWarning it happened and nobody was warned
 */
public record Costs(double falseWarning, double missedWarning) {

    /** Both mistakes are equally bad. */
    public static final Costs EQUAL = new Costs(1, 1);

    public Costs {
        if (!(falseWarning > 0 && missedWarning > 0) || Double.isInfinite(falseWarning + missedWarning)) {
            throw new IllegalArgumentException(
                    "the costs of a false and of a missed warning must both be above 0, not " + falseWarning + " and "
                            + missedWarning);
        }
    }

    public double of(long falseAlarms, long misses) {
        return falseWarning * falseAlarms + missedWarning * misses;
    }

    /** The probability above which warning costs least, if probabilities are right (Elkan 2001, equation 2). */
    public double threshold() {
        return falseWarning / (falseWarning + missedWarning);
    }
}
