package dev.chainon.serving.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    @Test
    void rankAgreement_isSpearmansCorrelation() {
        double[] one = {1, 2, 3, 4, 5};
        assertThat(RankAgreement.of(one, new double[] {10, 20, 30, 40, 50})).isEqualTo(1);
        assertThat(RankAgreement.of(one, new double[] {5, 4, 3, 2, 1})).isEqualTo(-1);
        // Ranks 2 1 4 3 5: 1 - 6 * 4 / (5 * 24).
        assertThat(RankAgreement.of(one, new double[] {2, 1, 4, 3, 5})).isCloseTo(0.8, within(1e-12));
        // Ties share rank 1.5: Pearson's correlation of the ranks (1.5 1.5 3) and (1 2 3), which is sqrt(3) / 2.
        assertThat(RankAgreement.of(new double[] {7, 7, 9}, new double[] {1, 2, 3}))
                .isCloseTo(Math.sqrt(3) / 2, within(1e-12));
        assertThat(RankAgreement.of(new double[] {7, 7}, new double[] {1, 1})).isEqualTo(1);
        assertThat(RankAgreement.of(new double[] {7, 7}, new double[] {1, 2})).isZero();
        assertThat(RankAgreement.of(new double[0], new double[0])).isEqualTo(1);
    }

    @Test
    void comparison_isChallengerMinusChampion() {
        Comparison comparison = new Comparison();
        comparison.add(new float[] {0.5f, 0.25f}, new float[] {0.75f, 0}, 2);
        comparison.add(new float[] {0.5f}, new float[] {1}, 1);
        assertThat(comparison.count()).isEqualTo(3);
        assertThat(comparison.meanDifference()).isCloseTo(0.5 / 3, within(1e-9));
        assertThat(comparison.meanAbsoluteDifference()).isCloseTo(1.0 / 3, within(1e-9));
        assertThat(comparison.describe().getDouble("greatest_difference")).isEqualTo(0.5);
    }

    @Test
    void tally_countsAnswersThatAreNoProbabilities_asFailures() {
        ReleaseRule rule = new ReleaseRule(2, 0.1, 2, Duration.ZERO, 10);
        Tally tally = new Tally();
        for (int i = 0; i < 10; i++) {
            tally.answered(new float[2], 1, new float[] {0.5f}, 1_000);
        }
        tally.answered(new float[2], 1, new float[] {Float.NaN}, 1_000);
        assertThat(tally.fails(rule)).isFalse();
        tally.answered(new float[2], 1, new float[] {1.5f}, 1_000);
        assertThat(tally.fails(rule)).isTrue();
        assertThat(tally.words()).isEqualTo("2 of 12 calls failed");
    }

    @Test
    void latest_keepsTheLastOnes() {
        Latest latest = new Latest(3);
        assertThat(latest.quantile(0.5)).isZero();
        for (int i = 1; i <= 5; i++) {
            latest.add(i);
        }
        assertThat(latest.all()).containsExactlyInAnyOrder(3, 4, 5);
        assertThat(latest.quantile(0.5)).isEqualTo(4);
        assertThat(latest.quantile(1)).isEqualTo(5);
    }
}
