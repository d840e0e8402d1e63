package dev.chainon.monitoring.trial;

import dev.chainon.store.TrialScores.Hour;
import java.util.List;
import java.util.Locale;

/**
 * Two models on the same instances.
 *
 * @param hours of event time
 * @param rows instances with an outcome
 * @param champion its mean log loss, in nats
 * @param challenger the same of the challenger
 * @param excessAtLeast lower bound of what the challenger loses more on an instance, valid at every look; minus infinity from fewer than two hours
 */
public record Comparison(int hours, long rows, double champion, double challenger, double excessAtLeast) {

    /** The bound is tightest after so many hours. */
    private static final double TIGHTEST = 24;

    /**
     * Compares by the sums of whole hours: flights of one hour share their weather and are no independent cases. Whoever looks again and again and stops when
     * a usual interval excludes zero finds a difference where there is none; so the bound is that of an asymptotic confidence sequence, which holds over all
     * looks together (Waudby-Smith, Arbour, Sinha, Kennedy and Ramdas, Annals of Statistics 52(6), 2024, theorem 2.2).
     *
     * @param risk that the bound is ever above the truth
     */
    public static Comparison of(List<Hour> hours, double risk) {
        long rows = hours.stream().mapToLong(Hour::rows).sum();
        double champion = hours.stream().mapToDouble(Hour::champion).sum();
        double challenger = hours.stream().mapToDouble(Hour::challenger).sum();
        int n = hours.size();
        double mean = (challenger - champion) / n;
        double squares = hours.stream()
                .mapToDouble(h -> Math.pow(h.challenger() - h.champion() - mean, 2))
                .sum();
        double bound = n < 2 ? Double.NEGATIVE_INFINITY : mean - Math.sqrt(squares / (n - 1)) * radius(n, risk);
        return new Comparison(n, rows, champion / rows, challenger / rows, bound * n / rows);
    }

    /** In standard deviations of an hour. */
    private static double radius(int n, double risk) {
        double twice = -2 * Math.log(risk);
        double square = (twice + Math.log(twice + 1)) / TIGHTEST;
        double grown = n * square + 1;
        return Math.sqrt(2 * grown / (square * n * n) * Math.log(Math.sqrt(grown) / risk));
    }

    String words() {
        return String.format(
                Locale.ROOT,
                "mean log loss %.4f against the champion's %.4f on the same %d instances in %d hours: at least %.4f more",
                challenger,
                champion,
                rows,
                hours,
                excessAtLeast);
    }
}
