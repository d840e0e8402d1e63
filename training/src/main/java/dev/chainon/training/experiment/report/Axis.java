package dev.chainon.training.experiment.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One axis of a plot: what it holds, and where it is marked.
 *
 * @param words beside it
 */
record Axis(String words, double low, double high, List<Tick> ticks) {

    record Tick(double at, String label) {}

    private static final int STEPS = 5;

    Axis {
        ticks = List.copyOf(ticks);
    }

    /** Marked at round numbers, a little wider than the values. */
    static Axis over(String words, double[] values, Locale language) {
        double least = Double.MAX_VALUE;
        double most = -Double.MAX_VALUE;
        for (double value : values) {
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        double span = most > least ? most - least : Math.max(Math.abs(most), 1) / 10;
        double low = least - span / 20;
        double high = most + span / 20;
        double step = round((high - low) / STEPS);
        List<Tick> ticks = new ArrayList<>();
        for (long mark = (long) Math.ceil(low / step); mark * step <= high; mark++) {
            ticks.add(new Tick(mark * step, number(mark * step, language)));
        }
        return new Axis(words, low, high, ticks);
    }

    /** Marked by names. */
    static Axis named(String words, double low, double high, List<Tick> ticks) {
        return new Axis(words, low, high, ticks);
    }

    /** 1, 2 or 5 times a power of ten, at least the size. */
    private static double round(double size) {
        double power = Math.pow(10, Math.floor(Math.log10(size)));
        for (double times : new double[] {1, 2, 5}) {
            if (times * power >= size) {
                return times * power;
            }
        }
        return 10 * power;
    }

    /** Four significant digits, as the language writes them. */
    static String number(double value, Locale language) {
        if (Math.abs(value) < 1e-12) {
            return "0";
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros();
        String text = rounded.toPlainString();
        return language.getLanguage().equals("fr") ? text.replace('.', ',') : text;
    }

    double share(double value) {
        return (value - low) / (high - low);
    }
}
