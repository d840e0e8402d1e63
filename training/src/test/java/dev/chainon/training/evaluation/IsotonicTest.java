package dev.chainon.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.chainon.evidence.record.Criterion;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class IsotonicTest {

    private static final int ROWS = 60;

    private final float[] scores = new float[ROWS];
    private final float[] outcomes = new float[ROWS];

    /** Scores in growing order, all different. */
    private void draw(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int row = 0; row < ROWS; row++) {
            scores[row] = (row + 0.5f) / ROWS;
            outcomes[row] = random.nextDouble() < 0.2 + 0.5 * scores[row] ? 1 : 0;
        }
    }

    /** Its value at k is the maximum over i up to k of the minimum over j from k on of the mean from i to j. */
    @Test
    @Criterion("B1Cr2.formulas")
    void isTheLargestOfTheLeastMeans_asTheDefinitionSays() {
        for (long seed = 1; seed <= 20; seed++) {
            draw(seed);
            Isotonic found = Isotonic.fit(scores, outcomes);
            for (int k = 0; k < ROWS; k++) {
                double most = 0;
                for (int i = 0; i <= k; i++) {
                    double least = 1;
                    for (int j = k; j < ROWS; j++) {
                        least = Math.min(least, mean(i, j));
                    }
                    most = Math.max(most, least);
                }
                assertThat(found.of(scores[k])).isCloseTo((float) most, within(1e-6f));
            }
        }
    }

    private double mean(int from, int to) {
        double sum = 0;
        for (int row = from; row <= to; row++) {
            sum += outcomes[row];
        }
        return sum / (to - from + 1);
    }

    @Test
    @Criterion("B1Cr2.formulas")
    void noStaircaseThatNeverFallsIsCloser() {
        draw(3);
        Isotonic found = Isotonic.fit(scores, outcomes);
        double[] own = new double[ROWS];
        for (int row = 0; row < ROWS; row++) {
            own[row] = found.of(scores[row]);
        }
        SplittableRandom random = new SplittableRandom(4);
        for (int trial = 0; trial < 500; trial++) {
            double[] other = own.clone();
            for (int row = 0; row < ROWS; row++) {
                other[row] += 0.05 * (random.nextDouble() - 0.5);
            }
            Arrays.sort(other);
            assertThat(squares(own)).isLessThan(squares(other));
        }
    }

    private double squares(double[] levels) {
        double sum = 0;
        for (int row = 0; row < ROWS; row++) {
            sum += (levels[row] - outcomes[row]) * (levels[row] - outcomes[row]);
        }
        return sum;
    }

    @Test
    void equalScoresGetOneLevel_andWhatLiesOutsideTheNearest() {
        Isotonic found = Isotonic.fit(new float[] {0.7f, 0.2f, 0.7f, 0.2f, 0.4f}, new float[] {1, 0, 1, 1, 0});

        assertThat(found.of(0.2f)).isEqualTo(1 / 3f);
        assertThat(found.of(0.4f)).isEqualTo(1 / 3f);
        assertThat(found.of(0.6f)).isEqualTo(1 / 3f);
        assertThat(found.of(0.7f)).isEqualTo(1);
        assertThat(found.of(0)).isEqualTo(1 / 3f);
        assertThat(found.of(1)).isEqualTo(1);
        assertThatThrownBy(() -> Isotonic.fit(new float[0], new float[0])).hasMessageContaining("cannot be calibrated");
    }
}
