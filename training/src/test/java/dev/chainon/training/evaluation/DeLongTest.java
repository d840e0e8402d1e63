package dev.chainon.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.chainon.evidence.record.Criterion;
import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DeLongTest {

    /** The definition: a matrix of wins for each pair of a positive and a negative, and the covariances of its row and column means. */
    @Property(tries = 100, seed = "7")
    @Criterion("B1Cr2.formulas")
    void agreesWithTheDefinition_pairByPair(@ForAll @IntRange(min = 1, max = 1_000_000) int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int rows = 6 + random.nextInt(40);
        float[] one = new float[rows];
        float[] two = new float[rows];
        float[] outcomes = new float[rows];
        for (int i = 0; i < rows; i++) {
            outcomes[i] = i < 3 ? 1 : i < 6 ? 0 : random.nextInt(2);
            one[i] = random.nextInt(12) / 12f;
            two[i] = random.nextInt(12) / 12f;
        }

        DeLong test = DeLong.between(one, two, outcomes);

        assertThat(test.auc()).isEqualTo(Evaluation.metrics(one, outcomes).auc(), within(1e-12));
        assertThat(test.other()).isEqualTo(Evaluation.metrics(two, outcomes).auc(), within(1e-12));
        double variance =
                variance(one, one, outcomes) + variance(two, two, outcomes) - 2 * variance(one, two, outcomes);
        assertThat(test.deviation()).isEqualTo(Math.sqrt(Math.max(0, variance)), within(1e-7));
    }

    private static double variance(float[] one, float[] two, float[] outcomes) {
        return covariance(wins(one, outcomes, 1), wins(two, outcomes, 1))
                + covariance(wins(one, outcomes, 0), wins(two, outcomes, 0));
    }

    /** Of each row of one outcome, the mean over the rows of the other of winning 1, drawing a half or losing 0. */
    private static double[] wins(float[] scores, float[] outcomes, int of) {
        double[] found = new double[scores.length];
        int n = 0;
        for (int i = 0; i < scores.length; i++) {
            if (outcomes[i] == of) {
                double won = 0;
                int pairs = 0;
                for (int j = 0; j < scores.length; j++) {
                    if (outcomes[j] != of) {
                        float positive = of == 1 ? scores[i] : scores[j];
                        float negative = of == 1 ? scores[j] : scores[i];
                        won += positive > negative ? 1 : positive == negative ? 0.5 : 0;
                        pairs++;
                    }
                }
                found[n++] = won / pairs;
            }
        }
        return Arrays.copyOf(found, n);
    }

    /** Sample covariance, divided by how many there are. */
    private static double covariance(double[] one, double[] two) {
        double meanOne = Arrays.stream(one).average().orElseThrow();
        double meanTwo = Arrays.stream(two).average().orElseThrow();
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += (one[i] - meanOne) * (two[i] - meanTwo);
        }
        return sum / (one.length - 1) / one.length;
    }

    @Test
    @Criterion("B2Cr1.beats-control")
    void tellsABetterModelFromAnEqualOne() {
        SplittableRandom random = new SplittableRandom(3);
        int rows = 4000;
        float[] outcomes = new float[rows];
        float[] good = new float[rows];
        float[] poor = new float[rows];
        float[] alike = new float[rows];
        for (int i = 0; i < rows; i++) {
            outcomes[i] = random.nextInt(4) == 0 ? 1 : 0;
            good[i] = (float) (0.3 * outcomes[i] + 0.7 * random.nextDouble());
            poor[i] = (float) (0.15 * outcomes[i] + 0.85 * random.nextDouble());
            alike[i] = (float) (0.3 * outcomes[i] + 0.7 * random.nextDouble());
        }

        assertThat(DeLong.between(good, poor, outcomes).z()).isGreaterThan(5);
        assertThat(DeLong.between(good, poor, outcomes).p()).isLessThan(1e-6);
        assertThat(DeLong.between(good, alike, outcomes).p()).isGreaterThan(0.05);
        assertThat(DeLong.between(good, good, outcomes).p()).isEqualTo(1);
    }

    @Test
    @Criterion("B1Cr2.formulas")
    void pIsTheTailOfTheNormalDistribution() {
        assertThat(new DeLong(0.5 + 1.959963985, 0.5, 1).p()).isEqualTo(0.05, within(1e-9));
        assertThat(new DeLong(0.5, 0.5 + 2.575829304, 1).p()).isEqualTo(0.01, within(1e-9));
    }

    @Test
    void refusesWhatCannotBeCompared() {
        float[] two = {0.1f, 0.2f};
        assertThatThrownBy(() -> DeLong.between(two, new float[] {0.1f}, two)).hasMessageContaining("2 and 1 scores");
        assertThatThrownBy(() -> DeLong.between(two, two, new float[] {0, 1})).hasMessageContaining("two positives");
    }
}
