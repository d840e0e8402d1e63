package dev.chainon.registry;

import java.util.Locale;
import java.util.Objects;

/**
 * A figure with its 95 % interval.
 *
 * @param value not a number where nothing could be measured
 * @param low not a number, like {@code high}, where there is no interval
 */
public record Measured(double value, double low, double high, Unit unit) {

    private static final double SMALL = 1e-3;
    private static final double KILO = 1000;

    /** What the figure counts. */
    public enum Unit {
        /** A share, a metric, a difference of either. */
        NUMBER,
        MICROSECONDS,
        BYTES;

        /** The figure in words, such as {@code 0.8931}, {@code 4.17e-07}, {@code 12.5 us} or {@code 61.4 kB}. */
        public String words(double figure) {
            return switch (this) {
                case MICROSECONDS -> String.format(Locale.ROOT, "%.1f us", figure);
                case BYTES -> String.format(Locale.ROOT, "%.1f kB", figure / KILO);
                case NUMBER ->
                    figure != 0 && Math.abs(figure) < SMALL
                            ? String.format(Locale.ROOT, "%.2e", figure)
                            : String.format(Locale.ROOT, "%.4f", figure);
            };
        }
    }

    public Measured {
        Objects.requireNonNull(unit);
    }

    /** A figure without interval. */
    public static Measured of(double value, Unit unit) {
        return new Measured(value, Double.NaN, Double.NaN, unit);
    }

    public static Measured nothing() {
        return of(Double.NaN, Unit.NUMBER);
    }

    /** The figure and its interval. */
    public String words() {
        if (Double.isNaN(value)) {
            return "not measured";
        }
        return unit.words(value) + (Double.isNaN(low) ? "" : " [" + unit.words(low) + ", " + unit.words(high) + "]");
    }
}
