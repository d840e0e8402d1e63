package dev.chainon.monitoring.performance;

import dev.chainon.core.model.ModelMetrics;
import java.util.List;
import java.util.Objects;

/**
 * How published predictions compare with the outcomes.
 *
 * @param metrics the usual metrics; the AUC is not a number while only one kind of outcome was seen
 * @param meanScore mean probability that was announced
 * @param calibration the bins that hold at least one prediction, by growing probability
 */
public record LivePerformance(ModelMetrics metrics, double meanScore, List<CalibrationBin> calibration) {
    public LivePerformance {
        Objects.requireNonNull(metrics);
        calibration = List.copyOf(calibration);
    }
}
