package dev.chainon.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chainon.core.model.ModelMetrics;
import dev.chainon.evidence.record.Criterion;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BootstrapTest {

    private static final float[][] SCORES = {{0.9f, 0.2f, 0.6f}, {0.7f, 0.8f, 0.1f}, {0.3f, 0.4f, 0.35f}};
    private static final float[][] OTHERS = {{0.5f, 0.2f, 0.6f}, {0.6f, 0.8f, 0.7f}, {0.3f, 0.1f, 0.9f}};
    private static final float[][] OUTCOMES = {{1, 0, 1}, {1, 1, 0}, {0, 1, 0}};

    /** Three days can be drawn in 27 equally likely ways: all are worked out from rows that are really repeated. */
    @Test
    @Criterion("B2Cr1.beats-control")
    @Criterion("B1Cr2.formulas")
    void pairedDifferenceIsThatOfAllDrawsOfDays() {
        List<Double> differences = new ArrayList<>();
        for (int draw = 0; draw < 27; draw++) {
            int[] days = {draw % 3, draw / 3 % 3, draw / 9};
            differences.add(auc(SCORES, days) - auc(OTHERS, days));
        }
        double mean = differences.stream().mapToDouble(d -> d).average().orElseThrow();
        double square = differences.stream()
                .mapToDouble(d -> (d - mean) * (d - mean))
                .average()
                .orElseThrow();

        List<ModelMetrics> one = evaluation(SCORES).resampled();
        List<ModelMetrics> two = evaluation(OTHERS).resampled();
        double found = 0;
        double spread = 0;
        for (int i = 0; i < one.size(); i++) {
            double difference = one.get(i).auc() - two.get(i).auc();
            found += difference / one.size();
            spread += (difference - mean) * (difference - mean) / one.size();
        }

        assertThat(found).isEqualTo(mean, within(0.005));
        assertThat(Math.sqrt(spread)).isEqualTo(Math.sqrt(square), within(0.005));
        Interval interval = evaluation(SCORES).minus(evaluation(OTHERS)).get(Metric.AUC);
        assertThat(interval.low())
                .isEqualTo(differences.stream().min(Double::compare).orElseThrow(), within(1e-9));
        assertThat(interval.high())
                .isEqualTo(differences.stream().max(Double::compare).orElseThrow(), within(1e-9));
    }

    private static double auc(float[][] scores, int[] days) {
        return Evaluation.metrics(rows(scores, days), rows(OUTCOMES, days)).auc();
    }

    private static Evaluation evaluation(float[][] scores) {
        int[] each = {0, 1, 2};
        long[] minutes = {0, 1, 2, 1440, 1441, 1442, 2880, 2881, 2882};
        return Evaluation.of(rows(scores, each), rows(OUTCOMES, each), minutes, new Bootstrap(20_000, 1));
    }

    private static float[] rows(float[][] values, int[] days) {
        float[] rows = new float[3 * days.length];
        for (int i = 0; i < days.length; i++) {
            System.arraycopy(values[days[i]], 0, rows, 3 * i, 3);
        }
        return rows;
    }
}
