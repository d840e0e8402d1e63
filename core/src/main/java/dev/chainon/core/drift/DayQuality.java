package dev.chainon.core.drift;

import dev.chainon.core.model.ModelMetrics;
import java.util.Objects;

/**
 * How good the model was on one day of the validation period.
 *
 * @param day days since 1970, UTC
 * @param surprise mean of what each prediction's squared error was above the one that its own probability announced, {@code (y - p)^2 - p (1 - p)}: 0 on average for a
 *     calibrated model, whatever the share of positives; it lies between -1/8 and 1
 */
public record DayQuality(long day, ModelMetrics metrics, double surprise) {

    /** The surprise of one prediction, between -1/8 and 1. */
    public static double surprise(double probability, boolean outcome) {
        double miss = probability - (outcome ? 1 : 0);
        return miss * miss - probability * (1 - probability);
    }

    public DayQuality {
        Objects.requireNonNull(metrics);
    }
}
