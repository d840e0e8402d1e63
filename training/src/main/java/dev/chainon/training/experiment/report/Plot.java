package dev.chainon.training.experiment.report;

import java.util.List;
import java.util.Locale;

/** Marks over two axes as SVG text. Written by hand because a charting library measures fonts, which differ between machines. */
record Plot(String title, Axis across, Axis up, List<Mark> marks) {

    private static final int LEFT = 84;
    private static final int TOP = 44;
    private static final int WIDE = 460;
    private static final int HIGH = 300;
    private static final int RIGHT = 130;
    private static final List<String> COLOURS = List.of("#2f6f8f", "#b5532a", "#4f7d3a", "#6b4f8f");
    private static final String LINE = "  <line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"%s/>%n";
    private static final String DASHED = " stroke-dasharray=\"5 4\"";

    Plot {
        marks = List.copyOf(marks);
    }

    String svg() {
        int width = LEFT + WIDE + RIGHT;
        int height = TOP + HIGH + 56;
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %1$d %2$d\" width=\"%1$d\" height=\"%2$d\""
                        + " role=\"img\" font-family=\"sans-serif\" fill=\"#1b1b1b\">%n  <title>%3$s</title>%n  <rect"
                        + " width=\"%1$d\" height=\"%2$d\" fill=\"#ffffff\"/>%n",
                width,
                height,
                escaped(title)));
        text(svg, 12, 20, "start", title);
        text(svg, LEFT + WIDE / 2.0, height - 10, "middle", across.words());
        text(svg, 12, TOP - 6, "start", up.words());
        marks.stream().filter(Mark.Cell.class::isInstance).forEach(mark -> draw(svg, mark));
        grid(svg);
        marks.stream().filter(mark -> !(mark instanceof Mark.Cell)).forEach(mark -> draw(svg, mark));
        return svg.append("</svg>\n").toString().replace("\r\n", "\n");
    }

    private void grid(StringBuilder svg) {
        for (Axis.Tick tick : across.ticks()) {
            line(svg, x(tick.at()), TOP, x(tick.at()), TOP + HIGH, "#d8d8d8", "");
            text(svg, x(tick.at()), TOP + HIGH + 18, "middle", tick.label());
        }
        for (Axis.Tick tick : up.ticks()) {
            line(svg, LEFT, y(tick.at()), LEFT + WIDE, y(tick.at()), "#d8d8d8", "");
            text(svg, LEFT - 8, y(tick.at()) + 4, "end", tick.label());
        }
    }

    private void draw(StringBuilder svg, Mark mark) {
        if (mark instanceof Mark.Dots dots) {
            dots.spots().forEach(spot -> dot(svg, spot, COLOURS.get(dots.colour())));
        } else if (mark instanceof Mark.Path path) {
            path(svg, path);
        } else if (mark instanceof Mark.Upright upright) {
            line(svg, x(upright.x()), TOP, x(upright.x()), TOP + HIGH, "#666666", DASHED);
            text(svg, x(upright.x()) + 4, TOP + 12, "start", upright.label());
        } else if (mark instanceof Mark.Level level) {
            line(svg, LEFT, y(level.y()), LEFT + WIDE, y(level.y()), "#666666", DASHED);
        } else if (mark instanceof Mark.Cell cell) {
            cell(svg, cell);
        }
    }

    private void dot(StringBuilder svg, Mark.Spot spot, String colour) {
        svg.append(String.format(
                Locale.ROOT,
                "  <circle cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\" fill=\"%s\"/>%n",
                x(spot.x()),
                y(spot.y()),
                colour));
        if (!spot.label().isEmpty()) {
            text(svg, x(spot.x()) + 6, y(spot.y()) + 4, "start", spot.label());
        }
    }

    private void path(StringBuilder svg, Mark.Path path) {
        StringBuilder points = new StringBuilder();
        for (Mark.Spot spot : path.spots()) {
            points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(spot.x()), y(spot.y())));
        }
        svg.append(String.format(
                Locale.ROOT,
                "  <polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>%n",
                points.toString().strip(),
                COLOURS.get(path.colour() % COLOURS.size())));
        Mark.Spot last = path.spots().get(path.spots().size() - 1);
        text(svg, x(last.x()) + 6, y(last.y()) + 4, "start", path.label());
    }

    private void cell(StringBuilder svg, Mark.Cell cell) {
        int level = (int) Math.round(250 - 150 * cell.shade());
        svg.append(String.format(
                Locale.ROOT,
                "  <rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"#%02x%02x%02x\"/>%n",
                x(cell.low().x()),
                y(cell.high().y()),
                x(cell.high().x()) - x(cell.low().x()) + 0.2,
                y(cell.low().y()) - y(cell.high().y()) + 0.2,
                level,
                Math.min(255, level + 20),
                Math.min(255, level + 35)));
    }

    private double x(double value) {
        return LEFT + WIDE * across.share(value);
    }

    private double y(double value) {
        return TOP + HIGH * (1 - up.share(value));
    }

    private static void line(
            StringBuilder svg, double x1, double y1, double x2, double y2, String colour, String style) {
        svg.append(String.format(Locale.ROOT, LINE, x1, y1, x2, y2, colour, style));
    }

    private static void text(StringBuilder svg, double x, double y, String anchor, String words) {
        if (!words.isEmpty()) {
            svg.append(String.format(
                    Locale.ROOT,
                    "  <text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" font-size=\"12\">%s</text>%n",
                    x,
                    y,
                    anchor,
                    escaped(words)));
        }
    }

    private static String escaped(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
