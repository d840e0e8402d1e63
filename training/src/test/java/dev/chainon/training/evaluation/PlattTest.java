package dev.chainon.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.chainon.evidence.record.Criterion;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PlattTest {

    private final float[] scores = new float[30_000];
    private final float[] outcomes = new float[30_000];

    /** Scores whose log-odds are three times too large and one too low. */
    private void draw() {
        SplittableRandom random = new SplittableRandom(6);
        for (int i = 0; i < scores.length; i++) {
            double right = random.nextGaussian();
            scores[i] = (float) (1 / (1 + Math.exp(-(3 * right - 1))));
            outcomes[i] = random.nextDouble() < 1 / (1 + Math.exp(-right)) ? 1 : 0;
        }
    }

    @Test
    @Criterion("B1Cr2.formulas")
    void findsTheCurveThatTheScoresWereBentBy_andNoNeighbourIsBetter() {
        draw();

        Platt found = Platt.fit(scores, outcomes, row -> true);

        assertThat(found.slope()).isEqualTo(1 / 3.0, within(0.02));
        assertThat(found.shift()).isEqualTo(1 / 3.0, within(0.04));
        for (double step : new double[] {-1e-3, 1e-3}) {
            assertThat(loss(found)).isLessThan(loss(new Platt(found.slope() + step, found.shift())));
            assertThat(loss(found)).isLessThan(loss(new Platt(found.slope(), found.shift() + step)));
        }
    }

    @Test
    @Criterion("B1Cr2.formulas")
    void oneParameterAloneIsBestAmongItsNeighbours_andLeavesTheOther() {
        draw();

        Platt slope = Platt.fit(scores, outcomes, row -> true, Platt.Free.SLOPE);
        Platt shift = Platt.fit(scores, outcomes, row -> true, Platt.Free.SHIFT);

        assertThat(slope.shift()).isZero();
        assertThat(shift.slope()).isEqualTo(1);
        for (double step : new double[] {-1e-3, 1e-3}) {
            assertThat(loss(slope)).isLessThan(loss(new Platt(slope.slope() + step, 0)));
            assertThat(loss(shift)).isLessThan(loss(new Platt(1, shift.shift() + step)));
        }
    }

    @Test
    void fitsOnlyWhatIsTaken_andSaysWhatCannotBe() {
        draw();

        Platt half = Platt.fit(scores, outcomes, row -> row % 2 == 0);

        assertThat(half).isNotEqualTo(Platt.fit(scores, outcomes, row -> true));
        assertThatThrownBy(() -> Platt.fit(scores, outcomes, row -> false))
                .hasMessageContaining("cannot be calibrated");
    }

    private double loss(Platt platt) {
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            double p = 1
                    / (1 + Math.exp(-(platt.slope() * Math.log(scores[i] / (1 - (double) scores[i])) + platt.shift())));
            sum -= Math.log(outcomes[i] == 1 ? p : 1 - p);
        }
        return sum;
    }
}
