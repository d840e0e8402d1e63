package dev.chainon.monitoring.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chainon.core.drift.DayQuality;
import dev.chainon.core.model.ModelMetrics;
import dev.chainon.evidence.record.Criterion;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class QualityBoundsTest {

    private static List<DayQuality> days(double... values) {
        List<DayQuality> days = new ArrayList<>();
        for (double value : values) {
            ModelMetrics metrics = new ModelMetrics(value, 0.5, 1 - value, 0.1, 0.01, 100 + days.size(), 20);
            days.add(new DayQuality(days.size(), metrics, value / 10));
        }
        return days;
    }

    /** The values 0.7, 0.8, 0.9, 0.8, 0.8 have the mean 0.8 and the squared distances 0.02, a fourth of which is 0.005. */
    @Test
    @Criterion("B1Cr2.formulas")
    void boundsAreThreeDeviationsFromTheMean_workedByHand() {
        QualityBounds bounds = QualityBounds.of(days(0.7, 0.8, 0.9, 0.8, 0.8)).orElseThrow();

        assertThat(bounds.auc()).isCloseTo(0.8 - 3 * 0.0707106781, within(1e-9));
        assertThat(bounds.logLoss()).isCloseTo(0.2 + 3 * 0.0707106781, within(1e-9));
        assertThat(bounds.surprise()).isCloseTo(0.08 + 3 * 0.00707106781, within(1e-9));
        assertThat(bounds.brier()).isCloseTo(0.1, within(1e-12));
        assertThat(bounds.rows()).isCloseTo(102, within(1e-12));
    }

    @Test
    void fewDaysHaveNoBounds() {
        assertThat(QualityBounds.of(days(0.7, 0.8, 0.9, 0.8))).isEmpty();
    }
}
