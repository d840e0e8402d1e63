package dev.chainon.serving.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.evidence.record.Criterion;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ShapleyTest {

    private static final int PAIRS = 16;

    /** A score that is no sum of its features: sigmoid of a product and a sum. */
    private static float crooked(float[] rows, int from, int width) {
        double z = 0;
        for (int i = 0; i < width; i++) {
            z += (i % 3 - 1) * rows[from + i] + (i > 0 ? rows[from + i] * rows[from + i - 1] : 0);
        }
        return (float) (1 / (1 + Math.exp(-z)));
    }

    private static float[] each(float[] rows, int n, java.util.function.ToDoubleBiFunction<float[], Integer> score) {
        float[] scores = new float[n];
        int width = rows.length / n;
        for (int i = 0; i < n; i++) {
            scores[i] = (float) score.applyAsDouble(rows, i * width);
        }
        return scores;
    }

    private static float[][] rows(Random random, int n, int width) {
        float[][] rows = new float[n][width];
        for (float[] row : rows) {
            for (int i = 0; i < width; i++) {
                row[i] = (float) random.nextGaussian();
            }
        }
        return rows;
    }

    private static double sum(double[] values) {
        return java.util.Arrays.stream(values).sum();
    }

    @Property(tries = 200)
    @Criterion("B2Cr7.explained")
    void contributionsSumToTheScoreMinusTheBaseline(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 20) int width,
            @ForAll @IntRange(min = 1, max = 40) int n) {
        Random random = new Random(seed);
        float[] row = rows(random, 1, width)[0];
        Shapley.Parts parts = new Shapley(
                        (all, count) -> each(all, count, (r, from) -> crooked(r, from, width)), PAIRS, seed)
                .explain(row, rows(random, n, width));
        assertThat(parts.score()).isCloseTo(crooked(row, 0, width), Offset.offset(1e-6));
        assertThat(sum(parts.contributions())).isCloseTo(parts.score() - parts.baseline(), Offset.offset(1e-6));
    }

    @Property(tries = 100)
    void aFeatureThatIsNotUsed_contributesNothing(@ForAll long seed) {
        Random random = new Random(seed);
        Shapley.Parts parts = new Shapley(
                        (all, count) -> each(all, count, (r, from) -> r[from] * r[from + 2]), PAIRS, seed)
                .explain(rows(random, 1, 3)[0], rows(random, 30, 3));
        assertThat(parts.contributions()[1]).isZero();
        assertThat(parts.errors()[1]).isZero();
    }

    @Test
    @Criterion("B2Cr7.explained")
    void ofASum_theyAreTheDifferencesFromTheMeanOfTheBackground() {
        Random random = new Random(3);
        float[][] background = rows(random, PAIRS, 5);
        float[] row = rows(random, 1, 5)[0];
        Shapley.Parts parts = new Shapley(
                        (all, count) -> each(all, count, (r, from) -> {
                            double z = 0;
                            for (int i = 0; i < 5; i++) {
                                z += (i + 1) * r[from + i];
                            }
                            return z;
                        }),
                        PAIRS,
                        11)
                .explain(row, background);
        for (int i = 0; i < 5; i++) {
            double mean = 0;
            for (float[] other : background) {
                mean += other[i] / PAIRS;
            }
            assertThat(parts.contributions()[i]).isCloseTo((i + 1) * (row[i] - mean), Offset.offset(1e-5));
        }
    }

    /** Two features whose product counts share it equally, by symmetry: the exact Shapley values of x*y from 0 are xy/2. */
    @Test
    void partnersShareEqually_whateverTheOrder() {
        Shapley.Parts parts = new Shapley(
                        (all, count) -> each(all, count, (r, from) -> r[from] * r[from + 1]), PAIRS, 1)
                .explain(new float[] {3, 4}, new float[][] {{0, 0}});
        assertThat(parts.contributions()).containsExactly(6, 6);
        assertThat(parts.baseline()).isZero();
    }

    @Test
    void theSameSeed_givesTheSameParts() {
        float[][] background = rows(new Random(1), 9, 6);
        float[] row = rows(new Random(2), 1, 6)[0];
        Shapley shapley = new Shapley((all, count) -> each(all, count, (r, from) -> crooked(r, from, 6)), PAIRS, 42);
        assertThat(shapley.explain(row, background).contributions())
                .isEqualTo(shapley.explain(row, background).contributions());
    }
}
