package dev.chainon.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.chainon.core.model.ModelMetrics;
import dev.chainon.evidence.record.Criterion;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class EvaluationTest {

    /** Worked by hand: 3 positives, 2 negatives; of the 6 pairs 4 are in order and 1 is a tie. */
    @Test
    @Criterion("B1Cr2.formulas")
    void agreesWithHandWorkedValues() {
        ModelMetrics metrics =
                Evaluation.metrics(new float[] {0.9f, 0.8f, 0.5f, 0.5f, 0.1f}, new float[] {1, 0, 1, 0, 1});

        assertThat(metrics.auc()).isEqualTo((2 + 0.5 + 1 - 1 + 0) / 6.0);
        // Thresholds .9: 1/1; .8: no gain; .5: 2 of 4; .1: 3 of 5. Each step adds a third of the recall.
        assertThat(metrics.prAuc()).isEqualTo((1.0 + 0.5 + 0.6) / 3, within(1e-12));
        assertThat(metrics.logLoss())
                .isEqualTo(-(Math.log(0.9) + Math.log(0.2) + 2 * Math.log(0.5) + Math.log(0.1)) / 5, within(1e-6));
        assertThat(metrics.brier()).isEqualTo((0.01 + 0.64 + 0.25 + 0.25 + 0.81) / 5, within(1e-6));
        // Bins of a fifteenth: {.9}, {.8}, {.5, .5}, {.1}; |sum of score - outcome|: .1, .8, 0, .9.
        assertThat(metrics.ece()).isEqualTo((0.1 + 0.8 + 0 + 0.9) / 5, within(1e-6));
        assertThat(metrics.rows()).isEqualTo(5);
        assertThat(metrics.positives()).isEqualTo(3);
    }

    @Test
    void knowsTheExtremes() {
        float[] outcomes = {0, 0, 1, 1};
        assertThat(Evaluation.metrics(new float[] {0, 0, 1, 1}, outcomes).auc()).isEqualTo(1);
        assertThat(Evaluation.metrics(new float[] {1, 1, 0, 0}, outcomes).auc()).isZero();
        ModelMetrics constant = Evaluation.metrics(new float[] {0.5f, 0.5f, 0.5f, 0.5f}, outcomes);
        assertThat(constant.auc()).isEqualTo(0.5);
        assertThat(constant.prAuc()).isEqualTo(0.5);
        assertThat(constant.logLoss()).isEqualTo(Math.log(2), within(1e-12));
        assertThat(constant.ece()).isZero();
    }

    @Test
    void clipsLogarithm_soThatOneMistakeIsNotInfinite() {
        assertThat(Evaluation.metrics(new float[] {0, 0}, new float[] {0, 1}).logLoss())
                .isEqualTo(-Math.log(1e-7) / 2, within(1e-6));
    }

    @Test
    void refusesWhatCannotBeRanked() {
        assertThatThrownBy(() -> Evaluation.metrics(new float[] {0.1f, 0.2f}, new float[] {0, 0}))
                .hasMessageContaining("both outcomes");
        assertThatThrownBy(() -> Evaluation.metrics(new float[] {0.1f, Float.NaN}, new float[] {0, 1}))
                .hasMessageContaining("row 1");
        assertThatThrownBy(() -> Evaluation.metrics(new float[] {0.1f}, new float[] {0, 1}))
                .hasMessageContaining("1 scores and 2 outcomes");
        assertThatThrownBy(() -> Evaluation.metrics(new float[] {0.1f, 1}, new float[] {0, 2}))
                .hasMessageContaining("must be 0 or 1");
    }

    @Property(tries = 300, seed = "7")
    @Criterion("B1Cr2.formulas")
    void agreesWithBruteForce(
            @ForAll @Size(min = 2, max = 60) List<@IntRange(min = 0, max = 20) Integer> twentieths,
            @ForAll @IntRange(min = 1, max = 1_000_000) int seed) {
        float[] scores = new float[twentieths.size()];
        float[] outcomes = new float[scores.length];
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < scores.length; i++) {
            scores[i] = twentieths.get(i) / 20f;
            outcomes[i] = random.nextInt(2);
        }
        double positives = sum(outcomes);
        Assume.that(positives > 0 && positives < outcomes.length);

        ModelMetrics metrics = Evaluation.metrics(scores, outcomes);

        assertThat(metrics.auc()).isEqualTo(auc(scores, outcomes), within(1e-12));
        assertThat(metrics.prAuc()).isEqualTo(averagePrecision(scores, outcomes), within(1e-12));
        assertThat(metrics.ece()).isEqualTo(calibrationError(scores, outcomes), within(1e-9));
    }

    @Property(tries = 100, seed = "7")
    void rankingForgetsTheScale_andWeightTwoIsARowTwice(
            @ForAll @Size(min = 2, max = 40) List<@FloatRange(min = 0, max = 1) Float> drawn,
            @ForAll @IntRange(min = 1, max = 1_000_000) int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] scores = new float[drawn.size()];
        float[] outcomes = new float[scores.length];
        int[] weights = new int[scores.length];
        float[] halves = new float[scores.length];
        for (int i = 0; i < scores.length; i++) {
            outcomes[i] = i % 2;
            weights[i] = 1 + random.nextInt(3);
            scores[i] = Math.round(drawn.get(i) * 1000) / 1024f;
            halves[i] = scores[i] / 2;
        }
        int total = Arrays.stream(weights).sum();
        float[] repeatedScores = new float[total];
        float[] repeatedOutcomes = new float[total];
        for (int i = 0, at = 0; i < scores.length; i++) {
            for (int k = 0; k < weights[i]; k++, at++) {
                repeatedScores[at] = scores[i];
                repeatedOutcomes[at] = outcomes[i];
            }
        }

        ModelMetrics weighted = new RankedScores(scores, outcomes).metrics(weights);
        ModelMetrics repeated = Evaluation.metrics(repeatedScores, repeatedOutcomes);

        for (Metric metric : Metric.values()) {
            assertThat(metric.of(weighted)).isEqualTo(metric.of(repeated), within(1e-9));
        }
        assertThat(Arrays.equals(ranks(scores), ranks(halves))).isTrue();
    }

    private static double[] ranks(float[] scores) {
        float[] outcomes = new float[scores.length];
        for (int i = 0; i < outcomes.length; i++) {
            outcomes[i] = i % 2;
        }
        ModelMetrics metrics = Evaluation.metrics(scores, outcomes);
        return new double[] {Math.rint(metrics.auc() * 1e9), Math.rint(metrics.prAuc() * 1e9)};
    }

    @Test
    void intervalsHoldTheValue_repeatWithTheSeed_andNarrowWithMoreDays() {
        Evaluation few = sample(20, 0.3);
        Evaluation many = sample(500, 0.3);

        assertThat(sample(20, 0.3).intervals()).isEqualTo(few.intervals());
        for (Metric metric : Metric.values()) {
            assertThat(few.intervals().get(metric).high())
                    .isGreaterThan(few.intervals().get(metric).low());
        }
        assertThat(few.intervals().get(Metric.AUC).contains(few.metrics().auc()))
                .isTrue();
        assertThat(width(many)).isLessThan(width(few) / 2);
    }

    @Test
    @Criterion("B2Cr1.beats-control")
    void pairedDifferenceTellsBetterFromEqual() {
        Evaluation good = sample(60, 0.3);
        Evaluation poor = sample(60, 2.0);

        assertThat(good.minus(poor).get(Metric.AUC).low()).isPositive();
        assertThat(good.minus(poor).get(Metric.LOGLOSS).high()).isNegative();
        assertThat(good.minus(good).get(Metric.AUC)).isEqualTo(new Interval(0, 0));
    }

    /** Of a good model and of one that says the opposite: AUC one half, on all rows and on every resample. */
    @Test
    void theMeanOfModelsIsThatOfEachMetric_resampleByResample() {
        float[] outcomes = {0, 1, 0, 1, 1, 0};
        long[] minutes = {0, 10, 1440, 1450, 2880, 2890};
        Bootstrap bootstrap = new Bootstrap(20, 3);
        Evaluation good = Evaluation.of(new float[] {.1f, .9f, .2f, .8f, .7f, .3f}, outcomes, minutes, bootstrap);
        Evaluation bad = Evaluation.of(new float[] {.9f, .1f, .8f, .2f, .3f, .7f}, outcomes, minutes, bootstrap);

        Evaluation mean = Evaluation.mean(List.of(good, bad));

        assertThat(mean.metrics().auc()).isEqualTo(0.5);
        assertThat(mean.metrics().logLoss())
                .isEqualTo((good.metrics().logLoss() + bad.metrics().logLoss()) / 2, within(1e-12));
        assertThat(mean.metrics().positives()).isEqualTo(3);
        assertThat(mean.resampled()).hasSize(20).allMatch(draw -> draw.auc() == 0.5);
        assertThat(Evaluation.mean(List.of(good)).metrics()).isEqualTo(good.metrics());
    }

    /** Scores that follow the outcome with some noise, 100 rows a day. */
    private static Evaluation sample(int days, double noise) {
        SplittableRandom random = new SplittableRandom(5);
        int rows = days * 100;
        float[] scores = new float[rows];
        float[] outcomes = new float[rows];
        for (int i = 0; i < rows; i++) {
            outcomes[i] = random.nextInt(4) == 0 ? 1 : 0;
            double z = (outcomes[i] - 0.5) + noise * 2 * (random.nextDouble() + random.nextDouble() - 1);
            scores[i] = (float) (1 / (1 + Math.exp(-z)));
        }
        long[] minutes =
                LongStream.range(0, rows).map(i -> i / 100 * 1440 + i % 100).toArray();
        return Evaluation.of(scores, outcomes, minutes, new Bootstrap(60, 2));
    }

    private static double width(Evaluation evaluation) {
        Interval interval = evaluation.intervals().get(Metric.AUC);
        return interval.high() - interval.low();
    }

    private static double sum(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum;
    }

    private static double auc(float[] scores, float[] outcomes) {
        double won = 0;
        double pairs = 0;
        for (int i = 0; i < scores.length; i++) {
            for (int j = 0; j < scores.length; j++) {
                if (outcomes[i] == 1 && outcomes[j] == 0) {
                    pairs++;
                    won += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
                }
            }
        }
        return won / pairs;
    }

    /** Sum over thresholds of precision times the recall gained there. */
    private static double averagePrecision(float[] scores, float[] outcomes) {
        double area = 0;
        double recallBefore = 0;
        for (int step = 20; step >= 0; step--) {
            float threshold = step / 20f;
            double hits = 0;
            double alarms = 0;
            for (int i = 0; i < scores.length; i++) {
                if (scores[i] >= threshold) {
                    alarms++;
                    hits += outcomes[i];
                }
            }
            double recall = hits / sum(outcomes);
            if (alarms > 0) {
                area += (recall - recallBefore) * hits / alarms;
            }
            recallBefore = recall;
        }
        return area;
    }

    private static double calibrationError(float[] scores, float[] outcomes) {
        double error = 0;
        for (int bin = 0; bin < 15; bin++) {
            double sum = 0;
            for (int i = 0; i < scores.length; i++) {
                if (Math.min(14, (int) (scores[i] * 15)) == bin) {
                    sum += scores[i] - outcomes[i];
                }
            }
            error += Math.abs(sum);
        }
        return error / scores.length;
    }
}
