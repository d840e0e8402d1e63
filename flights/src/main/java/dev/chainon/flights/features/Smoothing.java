package dev.chainon.flights.features;

/** A rate pulled towards a prior that weighs as much as {@code weight} observations: (sum + weight * prior) / (n + weight). */
final class Smoothing {

    static final double LATE_PRIOR = 0.2;
    static final double DELAY_PRIOR = 5;
    static final double NETWORK_WEIGHT = 20;

    private Smoothing() {}

    static double smooth(double sum, double n, double prior, double weight) {
        return (sum + weight * prior) / (n + weight);
    }
}
