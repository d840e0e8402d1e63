package dev.chainon.core.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.chainon.core.model.ModelMetrics;
import dev.chainon.core.model.StabilityIndex;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReferenceTest {

    private static final int DAYS = 10;
    private static final int A_DAY = 2_000;

    private static long[] minutes() {
        long[] minutes = new long[DAYS * A_DAY];
        for (int row = 0; row < minutes.length; row++) {
            minutes[row] = row / A_DAY * 1440L + row % A_DAY * 1440L / A_DAY;
        }
        return minutes;
    }

    private static float[] gauss(long seed, int rows, double mean) {
        Random random = new Random(seed);
        float[] values = new float[rows];
        for (int row = 0; row < rows; row++) {
            values[row] = (float) (random.nextGaussian() + mean);
        }
        return values;
    }

    private static long[] counts(ColumnReference column, float[] sample) {
        long[] counts = new long[column.bins()];
        for (float value : sample) {
            counts[column.bin(value)]++;
        }
        return counts;
    }

    @Test
    void stabilityIndexIsThatOfTheWholeSamples() {
        float[] before = gauss(1, DAYS * A_DAY, 0);
        float[] after = gauss(2, 5_000, .7);
        ColumnReference column = ColumnReference.of("x", before, minutes());

        assertThat(column.psi(counts(column, after)))
                .isEqualTo(StabilityIndex.against(before, 10).of(after));
    }

    @Test
    void kolmogorovAndSmirnovSeeTheShiftOfAGaussian() {
        ColumnReference column = ColumnReference.of("x", gauss(1, DAYS * A_DAY, 0), minutes());

        // Two Gaussians that are .7 apart differ most half-way: 2 Phi(.35) - 1.
        assertThat(column.ks(counts(column, gauss(2, 50_000, .7)))).isCloseTo(.2737, within(.01));
        assertThat(column.ks(counts(column, gauss(3, 50_000, 0)))).isLessThan(.02);
    }

    @Test
    void boundsAreThoseOfTheWorstDay() {
        float[] values = gauss(1, DAYS * A_DAY, 0);
        for (int row = 3 * A_DAY; row < 4 * A_DAY; row++) {
            values[row] += 1;
        }
        ColumnReference column = ColumnReference.of("x", values, minutes());

        assertThat(column.greatestPsi()).isGreaterThan(.5);
        assertThat(column.greatestKs()).isGreaterThan(.3);
        assertThat(ColumnReference.of("x", gauss(1, DAYS * A_DAY, 0), minutes()).greatestPsi())
                .isLessThan(.05);
    }

    @Test
    void columnOfOneValueAndOfTwoHaveAsManyBins() {
        float[] flags = new float[A_DAY * DAYS];
        ColumnReference constant = ColumnReference.of("c", flags, minutes());
        for (int row = 0; row < flags.length; row += 7) {
            flags[row] = 1;
        }
        ColumnReference flag = ColumnReference.of("f", flags, minutes());

        assertThat(constant.bins()).isEqualTo(1);
        assertThat(flag.bins()).isEqualTo(2);
        assertThat(flag.psi(new long[] {0, 100})).isGreaterThan(1);
        assertThat(flag.ks(new long[] {0, 100})).isCloseTo(6.0 / 7, within(.001));
    }

    @Test
    void comesBackFromItsTextBitByBit() {
        ColumnReference feature = ColumnReference.of("x", gauss(1, DAYS * A_DAY, 0), minutes());
        ColumnReference flat = ColumnReference.of("flat", new float[DAYS * A_DAY], minutes());
        ColumnReference score = ColumnReference.of("score", gauss(4, DAYS * A_DAY, 3), minutes());
        Reference reference = new Reference(
                List.of(feature, flat),
                score,
                .4375,
                List.of(new DayQuality(11_323, new ModelMetrics(.1 + .2, .7, .3, .1, .01, 100, 20), -.01)));

        String text = ReferenceText.write(reference);
        Reference back = ReferenceText.read(text);

        assertThat(ReferenceText.write(back)).isEqualTo(text);
        assertThat(back).usingRecursiveComparison().isEqualTo(reference);
    }

    @Test
    void refusesATextThatIsNone() {
        assertThatThrownBy(() -> ReferenceText.read("")).hasMessageContaining("not a reference");
        assertThatThrownBy(() -> ReferenceText.read("chainon-reference\t1\nfeature\tx\t1\n"))
                .hasMessageContaining("has 3 fields, not 7");
    }
}
