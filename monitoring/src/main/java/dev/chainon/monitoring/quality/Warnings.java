package dev.chainon.monitoring.quality;

/**
 * What a threshold made of the predictions.
 *
 * @param hits warned, and it happened
 * @param falseAlarms warned, and it did not
 * @param missed not warned, and it happened
 */
public record Warnings(long hits, long falseAlarms, long missed) {

    static final Warnings NONE = new Warnings(0, 0, 0);

    Warnings plus(boolean warned, boolean happened, int sign) {
        return new Warnings(
                hits + (warned && happened ? sign : 0),
                falseAlarms + (warned && !happened ? sign : 0),
                missed + (!warned && happened ? sign : 0));
    }

    /** Share of the warnings that were right; not a number where nobody was warned. */
    public double precision() {
        return (double) hits / (hits + falseAlarms);
    }

    /** Share of what happened that was warned of; not a number where nothing happened. */
    public double recall() {
        return (double) hits / (hits + missed);
    }
}
