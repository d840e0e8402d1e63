package dev.chainon.monitoring.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.chainon.evidence.record.Criterion;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The properties that Bifet and Gavaldà (2007) state and measure. */
class AdwinTest {

    private static final int LOOKED_EVERY = 32;

    private static double bernoulli(Random random, double mean) {
        return random.nextDouble() < mean ? 1 : 0;
    }

    /** Theorem 3.1, first part: on a stationary stream, the probability of a cut at a step is at most delta. Their table 1 has these means and deltas. */
    @ParameterizedTest
    @CsvSource({"0.01,0.05", "0.1,0.05", "0.3,0.05", "0.5,0.05", "0.1,0.1", "0.5,0.1", "0.1,0.3", "0.5,0.3", "0.2,0.002"
    })
    @Criterion("B1Cr6.drift-detectors")
    void cutsAStationaryStreamMoreSeldomThanDelta(double mean, double delta) {
        int numbers = 200_000;
        Random random = new Random(11);
        Adwin window = new Adwin(delta);
        int cuts = 0;
        for (int i = 0; i < numbers; i++) {
            if (window.add(bernoulli(random, mean)) != 0) {
                cuts++;
            }
        }

        assertThat((double) cuts / (numbers / LOOKED_EVERY)).isLessThanOrEqualTo(delta);
    }

    /** Second part: where the means of two parts differ by more than twice the bound, the window shrinks to the later one with probability 1 - delta. */
    @ParameterizedTest
    @CsvSource({"0.2,0.3", "0.2,0.4", "0.2,0.6", "0.1,0.9"})
    @Criterion("B1Cr6.drift-detectors")
    void detectsAShiftBeforeItsTheoremSays(double before, double after) {
        int length = 10_000;
        double delta = 0.002;
        for (int seed = 1; seed <= 20; seed++) {
            Random random = new Random(seed);
            Adwin window = new Adwin(delta);
            for (int i = 0; i < length; i++) {
                window.add(bernoulli(random, before));
            }
            int waited = 0;
            double rise = 0;
            while (rise <= 0) {
                waited++;
                rise = window.add(bernoulli(random, after));
                assertThat(waited).as("seed " + seed).isLessThanOrEqualTo(latest(length, before, after, delta));
            }
            assertThat(window.mean()).isGreaterThan(before);
        }
    }

    /** The number after which the shift is twice the bound, and the next look. */
    private static int latest(int length, double before, double after, double delta) {
        int waited = 0;
        double bound;
        do {
            waited++;
            double n = length + waited;
            double mean = (length * before + waited * after) / n;
            double harmonic = 1 / (1.0 / length + 1.0 / waited);
            double log = Math.log(2 * Math.log(n) / delta);
            bound = Math.sqrt(2 / harmonic * mean * (1 - mean) * log) + 2 / (3 * harmonic) * log;
        } while (after - before < 2 * bound);
        return waited + 2 * LOOKED_EVERY;
    }

    @Test
    void meanIsThatOfTheLastNumbers_whateverWasCut() {
        Random random = new Random(3);
        Adwin window = new Adwin(0.002);
        List<Double> all = new ArrayList<>();
        for (int i = 0; i < 30_000; i++) {
            double value = random.nextDouble() * (i / 10_000 + 1) / 3;
            all.add(value);
            window.add(value);
            if (i % 1_000 == 999) {
                double exact = all.subList(all.size() - (int) window.width(), all.size()).stream()
                        .mapToDouble(each -> each)
                        .average()
                        .orElseThrow();
                assertThat(window.mean()).isCloseTo(exact, within(1e-9));
            }
        }
        assertThat(window.width()).as("the third regime").isLessThan(10_500);
    }

    @Test
    @Criterion("B1Cr6.drift-detectors")
    void memoryGrowsWithTheLogarithmOfTheWindow() {
        Random random = new Random(5);
        Adwin window = new Adwin(1e-9);
        for (int i = 0; i < 1 << 20; i++) {
            window.add(random.nextDouble());
        }

        assertThat(window.width()).isEqualTo(1 << 20);
        assertThat(window.buckets()).isLessThanOrEqualTo(6 * 20);
    }

    @Test
    void refusesWhatTheTheoremDoesNotCover() {
        assertThatThrownBy(() -> new Adwin(0.002).add(1.5)).hasMessageContaining("between 0 and 1, not 1.5");
        assertThatThrownBy(() -> new Adwin(0.002).add(Double.NaN)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> new Adwin(0)).hasMessageContaining("delta");
    }
}
