package dev.chainon.bench;

import java.util.List;
import java.util.Locale;

/**
 * Horizontal bars as SVG text. Written by hand because a charting library measures fonts, which differ between machines: the same result must give
 * the same bytes everywhere.
 *
 * @param title what is compared
 * @param unit of the values
 * @param bars from top to bottom
 */
record BarChart(String title, String unit, List<Bar> bars) {

    /** @param value not negative */
    record Bar(String label, double value) {

        Bar {
            if (!(value >= 0) || Double.isInfinite(value)) {
                throw new IllegalArgumentException("bar '" + label + "' cannot be " + value + " long");
            }
        }
    }

    private static final int LEFT = 250;
    private static final int LONGEST = 360;
    private static final int STEP = 26;
    private static final int TOP = 40;
    private static final int WIDTH = LEFT + LONGEST + 130;
    private static final String TEXT = "  <text x=\"%d\" y=\"%d\" text-anchor=\"%s\" font-size=\"%d\">%s</text>%n";
    private static final String RECT = "  <rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"18\" fill=\"#2f6f8f\"/>%n";

    BarChart {
        bars = List.copyOf(bars);
        if (bars.isEmpty()) {
            throw new IllegalArgumentException("the chart '" + title + "' has no bar");
        }
    }

    /** @param language how numbers are written */
    String svg(Locale language) {
        int height = TOP + bars.size() * STEP + 8;
        double longest = bars.stream().mapToDouble(Bar::value).max().orElse(0);
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %1$d %2$d\" width=\"%1$d\" height=\"%2$d\" role=\"img\""
                        + " font-family=\"sans-serif\" fill=\"#1b1b1b\">%n  <title>%3$s</title>%n"
                        + "  <rect width=\"%1$d\" height=\"%2$d\" fill=\"#ffffff\"/>%n",
                WIDTH,
                height,
                escaped(title)));
        svg.append(text(12, 22, "start", 15, title + " (" + unit + ")"));
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.get(i);
            int y = TOP + i * STEP;
            double length = longest == 0 ? 0 : LONGEST * bar.value() / longest;
            svg.append(text(LEFT - 8, y + 13, "end", 12, bar.label()));
            svg.append(String.format(Locale.ROOT, RECT, LEFT, y, length));
            svg.append(text(LEFT + (int) Math.round(length) + 6, y + 13, "start", 12, number(bar.value(), language)));
        }
        return svg.append("</svg>\n").toString().replace("\r\n", "\n");
    }

    private static String number(double value, Locale language) {
        return String.format(language, value >= 100 || value == Math.rint(value) ? "%,.0f" : "%,.2f", value);
    }

    private static String text(int x, int y, String anchor, int size, String words) {
        return String.format(Locale.ROOT, TEXT, x, y, anchor, size, escaped(words));
    }

    private static String escaped(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
