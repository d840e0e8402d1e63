package dev.chainon.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.chainon.evidence.record.Criterion;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class StabilityIndexTest {

    /** (0.30 - 0.20) ln 1.5 + (0.50 - 0.50) ln 1 + (0.20 - 0.30) ln (2 / 3) = 0.2 ln 1.5. */
    @Test
    @Criterion("B1Cr2.formulas")
    void isTheSumThatIsWorkedByHand() {
        double index = StabilityIndex.between(new long[] {20, 50, 30}, new long[] {300, 500, 200});

        assertThat(index).isCloseTo(0.2 * Math.log(1.5), within(1e-12)).isCloseTo(0.0810930, within(1e-7));
    }

    @Property
    void isZeroForEqualShares_neverNegative_andSymmetric(
            @ForAll @Size(6) List<@LongRange(min = 0, max = 1_000_000) Long> one,
            @ForAll @Size(6) List<@LongRange(min = 1, max = 1_000_000) Long> other) {
        long[] first = one.stream().mapToLong(Long::longValue).toArray();
        long[] second = other.stream().mapToLong(Long::longValue).toArray();
        first[0]++;
        long[] twice = Arrays.stream(second).map(count -> 2 * count).toArray();

        assertThat(StabilityIndex.between(second, twice)).isCloseTo(0, within(1e-12));
        assertThat(StabilityIndex.between(first, first)).isZero();
        assertThat(StabilityIndex.between(first, second)).isFinite().isGreaterThanOrEqualTo(-1e-12);
        assertThat(StabilityIndex.between(first, second))
                .isCloseTo(StabilityIndex.between(second, first), within(1e-9));
    }

    /** Ten bins at the deciles; a shift by half a standard deviation has the index 0.25 of the limit, which is (m / s)^2. */
    @Test
    void growsWithTheShiftOfANormalSample_asTheFormulaOfTheLimitSays() {
        SplittableRandom random = new SplittableRandom(5);
        StabilityIndex index = StabilityIndex.against(normal(random, 0), 10);

        assertThat(index.of(normal(random, 0))).isLessThan(0.002);
        assertThat(index.of(normal(random, 0.5))).isBetween(0.20, 0.26);
        assertThat(index.of(normal(random, 1))).isGreaterThan(StabilityIndex.LARGE);
    }

    @Test
    void equalValuesShareABin_andAnEmptyBinIsFinite() {
        StabilityIndex index = StabilityIndex.against(new float[] {0, 0, 0, 0, 0, 0, 1, 1}, 4);

        assertThat(index.of(new float[] {0, 0, 0, 1})).isZero();
        assertThat(index.of(new float[] {1, 1, 1, 1})).isPositive().isFinite();
    }

    @Test
    void refusesWhatCannotBeCompared() {
        assertThatThrownBy(() -> StabilityIndex.between(new long[2], new long[3]))
                .hasMessageContaining("count in the same ones");
        assertThatThrownBy(() -> StabilityIndex.between(new long[2], new long[] {1, 1}))
                .hasMessageContaining("empty sample");
        assertThatThrownBy(() -> StabilityIndex.against(new float[0], 10)).hasMessageContaining("at least one value");
    }

    private static float[] normal(SplittableRandom random, double mean) {
        float[] values = new float[50_000];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (mean + random.nextGaussian());
        }
        return values;
    }
}
