package dev.chainon.monitoring.drift;

import dev.chainon.core.drift.DayQuality;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * What the quality of a day may be before it is news: three standard deviations from the mean of the validation days, the rule of Shewhart's charts (1931).
 *
 * @param auc least area under the curve
 * @param logLoss greatest mean log loss
 * @param brier greatest mean squared error
 * @param ece greatest calibration error
 * @param surprise greatest mean surprise, see {@link DayQuality}
 * @param rows labels of a mean day
 */
public record QualityBounds(double auc, double logLoss, double brier, double ece, double surprise, double rows) {

    private static final double DEVIATIONS = 3;

    /** Days without which a deviation says nothing. */
    private static final int LEAST_DAYS = 5;

    /** @return empty where the reference has too few days */
    public static Optional<QualityBounds> of(List<DayQuality> days) {
        if (days.size() < LEAST_DAYS) {
            return Optional.empty();
        }
        return Optional.of(new QualityBounds(
                bound(days, day -> day.metrics().auc(), -DEVIATIONS),
                bound(days, day -> day.metrics().logLoss(), DEVIATIONS),
                bound(days, day -> day.metrics().brier(), DEVIATIONS),
                bound(days, day -> day.metrics().ece(), DEVIATIONS),
                bound(days, DayQuality::surprise, DEVIATIONS),
                bound(days, day -> day.metrics().rows(), 0)));
    }

    private static double bound(List<DayQuality> days, ToDoubleFunction<DayQuality> figure, double deviations) {
        double mean = days.stream().mapToDouble(figure).average().orElseThrow();
        double squares = days.stream()
                .mapToDouble(day -> Math.pow(figure.applyAsDouble(day) - mean, 2))
                .sum();
        return mean + deviations * Math.sqrt(squares / (days.size() - 1));
    }
}
