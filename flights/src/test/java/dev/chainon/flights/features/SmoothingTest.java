package dev.chainon.flights.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chainon.evidence.record.Criterion;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmoothingTest {

    private static final int SLICES = 200_000;

    /** The mean of rate^l (1 - rate)^(n - l) times the density of Beta(w m, w (1 - m)), by the rule of midpoints. */
    @ParameterizedTest
    @CsvSource({"0, 0, 0.2, 20", "3, 10, 0.2, 20", "40, 50, 0.3, 15", "7, 7, 0.5, 30"})
    @Criterion("B1Cr2.formulas")
    void isThePosteriorMeanOfABetaPrior_integratedNumerically(int late, int flights, double prior, double weight) {
        double mass = 0;
        double moment = 0;
        for (int i = 0; i < SLICES; i++) {
            double rate = (i + 0.5) / SLICES;
            double density = Math.exp((late + weight * prior - 1) * Math.log(rate)
                    + (flights - late + weight * (1 - prior) - 1) * Math.log(1 - rate));
            mass += density;
            moment += rate * density;
        }

        assertThat(Smoothing.smooth(late, flights, prior, weight)).isEqualTo(moment / mass, within(1e-9));
    }
}
