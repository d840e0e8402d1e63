package dev.chainon.bench;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Lines over two logarithmic axes as SVG text, a grid line at each power of ten.
 *
 * @param title what is shown
 * @param horizontal words under the axis
 * @param vertical words beside the axis
 */
record LogPlot(String title, String horizontal, String vertical, List<Line> lines) {

    /** @param points from left to right */
    record Line(String label, List<Point> points) {

        Line {
            points = List.copyOf(points);
        }

        private Point last() {
            return points.get(points.size() - 1);
        }
    }

    /** Both must be greater than 0. */
    record Point(double x, double y) {

        Point {
            if (!(x > 0) || !(y > 0)) {
                throw new IllegalArgumentException("a logarithmic axis has no place for " + x + ", " + y);
            }
        }
    }

    private static final int LEFT = 80;
    private static final int TOP = 54;
    private static final int WIDE = 460;
    private static final int HIGH = 300;
    private static final int TEXT_HIGH = 14;
    private static final List<String> COLOURS = List.of("#2f6f8f", "#b5532a", "#4f7d3a", "#6b4f8f");
    private static final String TEXT = "  <text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" font-size=\"12\">%s</text>%n";
    private static final String GRID = "  <line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#d8d8d8\"/>%n";

    LogPlot {
        lines = List.copyOf(lines);
        if (lines.isEmpty()
                || lines.size() > COLOURS.size()
                || lines.stream().anyMatch(l -> l.points().isEmpty())) {
            throw new IllegalArgumentException("the plot '" + title + "' must have 1 to 4 lines, each with a point");
        }
    }

    /** @param language how numbers are written */
    String svg(Locale language) {
        Axis x = Axis.over(lines.stream()
                .flatMap(l -> l.points().stream())
                .mapToDouble(Point::x)
                .toArray());
        Axis y = Axis.over(lines.stream()
                .flatMap(l -> l.points().stream())
                .mapToDouble(Point::y)
                .toArray());
        int width = LEFT + WIDE + 140;
        int height = TOP + HIGH + 56;
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %1$d %2$d\" width=\"%1$d\" height=\"%2$d\" role=\"img\""
                        + " font-family=\"sans-serif\" fill=\"#1b1b1b\">%n  <title>%3$s</title>%n"
                        + "  <rect width=\"%1$d\" height=\"%2$d\" fill=\"#ffffff\"/>%n",
                width,
                height,
                escaped(title)));
        svg.append(text(12, 22, "start", title));
        grid(svg, x, y, language);
        svg.append(text(LEFT + WIDE / 2.0, height - 10, "middle", horizontal));
        svg.append(text(12, TOP - 14, "start", vertical));
        for (int i = 0; i < lines.size(); i++) {
            draw(svg, lines.get(i), COLOURS.get(i), x, y);
        }
        labels(svg, x, y);
        return svg.append("</svg>\n").toString().replace("\r\n", "\n");
    }

    private static void grid(StringBuilder svg, Axis x, Axis y, Locale language) {
        for (int power = x.low(); power <= x.high(); power++) {
            double at = across(x, Math.pow(10, power));
            svg.append(String.format(Locale.ROOT, GRID, at, (double) TOP, at, (double) TOP + HIGH));
            svg.append(text(at, TOP + HIGH + 18, "middle", number(power, language)));
        }
        for (int power = y.low(); power <= y.high(); power++) {
            double at = down(y, Math.pow(10, power));
            svg.append(String.format(Locale.ROOT, GRID, (double) LEFT, at, (double) LEFT + WIDE, at));
            svg.append(text(LEFT - 8, at + 4, "end", number(power, language)));
        }
    }

    private static void draw(StringBuilder svg, Line line, String colour, Axis x, Axis y) {
        StringBuilder path = new StringBuilder();
        for (Point point : line.points()) {
            path.append(String.format(Locale.ROOT, "%.1f,%.1f ", across(x, point.x()), down(y, point.y())));
            svg.append(String.format(
                    Locale.ROOT,
                    "  <circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\"/>%n",
                    across(x, point.x()),
                    down(y, point.y()),
                    colour));
        }
        svg.append(String.format(
                Locale.ROOT,
                "  <polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>%n",
                path.toString().strip(),
                colour));
    }

    /** At the ends of the lines, from the highest down, none nearer to the one above than a line of text is high. */
    private void labels(StringBuilder svg, Axis x, Axis y) {
        double above = Double.NEGATIVE_INFINITY;
        List<Line> fromTop = lines.stream()
                .sorted(Comparator.comparingDouble(line -> -line.last().y()))
                .toList();
        for (Line line : fromTop) {
            above = Math.max(down(y, line.last().y()) + 4, above + TEXT_HIGH);
            svg.append(text(across(x, line.last().x()) + 8, above, "start", line.label()));
        }
    }

    private static double across(Axis x, double value) {
        return LEFT + WIDE * x.share(value);
    }

    private static double down(Axis y, double value) {
        return TOP + HIGH * (1 - y.share(value));
    }

    private static String number(int power, Locale language) {
        return String.format(language, power < 0 ? "%,." + -power + "f" : "%,.0f", Math.pow(10, power));
    }

    private static String text(double x, double y, String anchor, String words) {
        return String.format(Locale.ROOT, TEXT, x, y, anchor, escaped(words));
    }

    private static String escaped(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** Powers of ten from low to high, at least one apart. */
    private record Axis(int low, int high) {

        static Axis over(double[] values) {
            double least = Double.MAX_VALUE;
            double most = 0;
            for (double value : values) {
                least = Math.min(least, value);
                most = Math.max(most, value);
            }
            int low = (int) Math.floor(Math.log10(least));
            return new Axis(low, Math.max(low + 1, (int) Math.ceil(Math.log10(most))));
        }

        double share(double value) {
            return (Math.log10(value) - low) / (high - low);
        }
    }
}
