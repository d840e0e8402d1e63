package dev.chainon.training.plot;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Curves over two axes that begin at zero.
 *
 * @param axes what they count and how far they reach
 * @param diagonal whether the line from corner to corner is drawn
 * @param mark a point to look at
 */
public record LinePlot(String title, Axes axes, List<Series> series, boolean diagonal, Optional<Mark> mark) {

    private static final List<String> COLOURS =
            List.of("#1f5f8b", "#c2553a", "#5a9a4a", "#8a63a8", "#b08a2e", "#6b7280");
    private static final int LEFT = 62;
    private static final int TOP = 40;
    private static final int WIDTH = 420;
    private static final int HEIGHT = 300;
    private static final int LEGEND = LEFT + WIDTH + 18;
    private static final int STEPS = 5;

    /** Names and greatest values. */
    public record Axes(String x, String y, double xMost, double yMost) {

        public Axes {
            if (!(xMost > 0 && yMost > 0)) {
                throw new IllegalArgumentException("axes must reach beyond zero, not to " + xMost + " and " + yMost);
            }
        }
    }

    /** A curve; a point outside the axes is drawn at their edge. */
    public record Series(String name, List<Point> points) {

        public Series {
            points = List.copyOf(points);
        }
    }

    public record Point(double x, double y) {}

    public record Mark(Point at, String label) {}

    public LinePlot {
        series = List.copyOf(series);
    }

    /** Curves alone. */
    public static LinePlot of(String title, Axes axes, List<Series> series) {
        return new LinePlot(title, axes, series, false, Optional.empty());
    }

    public LinePlot withDiagonal() {
        return new LinePlot(title, axes, series, true, mark);
    }

    public LinePlot marked(Mark here) {
        return new LinePlot(title, axes, series, diagonal, Optional.of(here));
    }

    /** @param language how numbers are written */
    public String svg(Locale language) {
        Svg svg = new Svg(LEGEND + 190, TOP + HEIGHT + 52, title);
        svg.title(title);
        grid(svg, language);
        if (diagonal) {
            svg.dashed(x(0), y(0), x(axes.xMost()), y(axes.yMost()));
        }
        for (int i = 0; i < series.size(); i++) {
            String colour = COLOURS.get(i % COLOURS.size());
            svg.curve(path(series.get(i).points()), colour);
            svg.line(LEGEND, TOP + 10 + 20 * i, LEGEND + 20, TOP + 10 + 20 * i, colour);
            svg.text(LEGEND + 26, TOP + 14 + 20 * i, "start", series.get(i).name());
        }
        mark.ifPresent(m -> mark(svg, m));
        return svg.end();
    }

    private void grid(Svg svg, Locale language) {
        for (int i = 0; i <= STEPS; i++) {
            double across = axes.xMost() * i / STEPS;
            double up = axes.yMost() * i / STEPS;
            svg.line(x(across), y(0), x(across), y(axes.yMost()), "#e3e3e3");
            svg.line(x(0), y(up), x(axes.xMost()), y(up), "#e3e3e3");
            svg.text(x(across), TOP + HEIGHT + 18, "middle", number(across, axes.xMost(), language));
            svg.text(LEFT - 8, y(up) + 4, "end", number(up, axes.yMost(), language));
        }
        svg.text(LEFT + WIDTH / 2.0, TOP + HEIGHT + 40, "middle", axes.x());
        svg.upright(16, TOP + HEIGHT / 2.0, axes.y());
    }

    private String path(List<Point> points) {
        StringBuilder path = new StringBuilder();
        for (Point point : points) {
            path.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(point.x()), y(point.y())));
        }
        return path.toString();
    }

    private void mark(Svg svg, Mark mark) {
        double x = x(mark.at().x());
        double y = y(mark.at().y());
        boolean right = x < LEFT + WIDTH * 0.6;
        svg.dot(x, y, 4, "#1b1b1b");
        svg.text(right ? x + 8 : x - 8, y + 16, right ? "start" : "end", mark.label());
    }

    private double x(double value) {
        return LEFT + WIDTH * Math.min(1, Math.max(0, value / axes.xMost()));
    }

    private double y(double value) {
        return TOP + HEIGHT * (1 - Math.min(1, Math.max(0, value / axes.yMost())));
    }

    private static String number(double value, double most, Locale language) {
        return String.format(language, most > 20 ? "%,.0f" : most > 2 ? "%.1f" : "%.2f", value);
    }
}
