package dev.chainon.bench;

import java.util.List;
import java.util.Locale;

/**
 * Values with their intervals beside a line at zero, as SVG text: which of several differences are decided, at one look.
 *
 * @param title what is compared
 * @param bars from top to bottom
 */
record IntervalPlot(String title, List<Bar> bars) {

    /** One value with its interval, which need not hold it. */
    record Bar(String label, double low, double value, double high) {

        Bar {
            if (!(low <= high) || !Double.isFinite(low + value + high)) {
                throw new IllegalArgumentException(
                        "'" + label + "' cannot be " + value + ", from " + low + " to " + high);
            }
        }
    }

    private static final int LEFT = 250;
    private static final int SPAN = 360;
    private static final int STEP = 26;
    private static final int TOP = 40;
    private static final int WIDTH = LEFT + SPAN + 230;
    private static final String TEXT = "  <text x=\"%d\" y=\"%d\" text-anchor=\"%s\" font-size=\"%d\">%s</text>%n";
    private static final String LINE =
            "  <line x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\" stroke=\"%s\" stroke-width=\"%d\"/>%n";

    IntervalPlot {
        bars = List.copyOf(bars);
        if (bars.isEmpty()) {
            throw new IllegalArgumentException("the plot '" + title + "' has no interval");
        }
    }

    /** @param language how numbers are written */
    String svg(Locale language) {
        int height = TOP + bars.size() * STEP + 8;
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %1$d %2$d\" width=\"%1$d\" height=\"%2$d\" role=\"img\""
                        + " font-family=\"sans-serif\" fill=\"#1b1b1b\">%n  <title>%3$s</title>%n"
                        + "  <rect width=\"%1$d\" height=\"%2$d\" fill=\"#ffffff\"/>%n",
                WIDTH,
                height,
                escaped(title)));
        svg.append(text(12, 22, "start", 15, title));
        svg.append(String.format(Locale.ROOT, LINE, place(0), TOP - 8, place(0), height - 6, "#9a9a9a", 1));
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.get(i);
            int y = TOP + i * STEP + 9;
            svg.append(text(LEFT - 8, y + 4, "end", 12, bar.label()));
            svg.append(String.format(Locale.ROOT, LINE, place(bar.low()), y, place(bar.high()), y, "#2f6f8f", 3));
            svg.append(String.format(
                    Locale.ROOT,
                    "  <circle cx=\"%.1f\" cy=\"%d\" r=\"5\" fill=\"#2f6f8f\"/>%n",
                    place(bar.value()),
                    y));
            svg.append(text(LEFT + SPAN + 10, y + 4, "start", 12, words(bar, language)));
        }
        return svg.append("</svg>\n").toString().replace("\r\n", "\n");
    }

    private static String words(Bar bar, Locale language) {
        return String.format(language, "%+.4f  [%+.4f ; %+.4f]", bar.value(), bar.low(), bar.high());
    }

    /** Zero is always in sight. */
    private double place(double value) {
        double least = bars.stream()
                .mapToDouble(bar -> Math.min(bar.low(), bar.value()))
                .min()
                .orElse(0);
        double most = bars.stream()
                .mapToDouble(bar -> Math.max(bar.high(), bar.value()))
                .max()
                .orElse(0);
        double from = Math.min(0, least);
        double to = Math.max(0, most);
        return LEFT + (to == from ? 0 : SPAN * (value - from) / (to - from));
    }

    private static String text(int x, int y, String anchor, int size, String words) {
        return String.format(Locale.ROOT, TEXT, x, y, anchor, size, escaped(words));
    }

    private static String escaped(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
