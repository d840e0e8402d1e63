package dev.chainon.console.page;

import dev.chainon.console.source.Drift.Mark;
import dev.chainon.console.source.Drift.Point;
import dev.chainon.console.text.Words;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** One figure hour by hour, as SVG, with a line wherever a version, a signal or an alert began. */
final class TimeChart {

    private static final int LEFT = 52;
    private static final int RIGHT = 944;
    private static final int TOP = 26;
    private static final int BOTTOM = 196;
    private static final int ROWS = 4;
    private static final int MINUTES_A_DAY = 1440;
    private static final double LEAST_SPAN = 0.02;

    private final List<Point> points;
    private final List<Mark> marks;
    private final ToDoubleFunction<Point> figure;
    private final String word;
    private final double low;
    private final double high;
    private final StringBuilder svg = new StringBuilder();

    /**
     * @param points two or more
     * @param word key of the figure's name
     */
    TimeChart(List<Point> points, List<Mark> marks, ToDoubleFunction<Point> figure, String word) {
        this.points = points;
        this.marks = marks;
        this.figure = figure;
        this.word = word;
        double least = points.stream().mapToDouble(figure).min().orElse(0);
        double most = points.stream().mapToDouble(figure).max().orElse(1);
        double room = Math.max(LEAST_SPAN - (most - least), (most - least) * 0.1) / 2;
        this.low = least - room;
        this.high = most + room;
    }

    /** The whole element; its texts are the page's own words, numbers and escaped names. */
    String svg(Words words) {
        Point last = points.get(points.size() - 1);
        svg.append("<svg class=\"chart time\" viewBox=\"0 0 960 230\" role=\"img\" aria-label=\"")
                .append(words.text(
                        "drift.chart.aria",
                        words.text(word),
                        words.number(figure.applyAsDouble(points.get(0)), 3),
                        words.number(figure.applyAsDouble(last), 3)))
                .append("\">");
        for (int i = 0; i <= ROWS; i++) {
            double value = low + (high - low) * i / ROWS;
            line("grid", LEFT, y(value), RIGHT, y(value));
            text("tick", LEFT - 8, y(value) + 4, "end", words.number(value, 3));
        }
        days(words);
        marks.forEach(mark -> mark(mark, words));
        svg.append("<polyline class=\"curve\" points=\"");
        points.forEach(p -> svg.append(format("%.1f,%.1f ", x(p.minute()), y(figure.applyAsDouble(p)))));
        return svg.append("\"/></svg>").toString();
    }

    private void days(Words words) {
        long first = points.get(0).minute();
        long last = points.get(points.size() - 1).minute();
        long step = Math.max(1, (last - first) / MINUTES_A_DAY / 8 + 1) * MINUTES_A_DAY;
        for (long day = Math.floorDiv(first, MINUTES_A_DAY) * MINUTES_A_DAY + MINUTES_A_DAY; day <= last; day += step) {
            line("grid", x(day), TOP, x(day), BOTTOM);
            text("tick", x(day), BOTTOM + 18, "middle", words.shortDay(day));
        }
    }

    private void mark(Mark mark, Words words) {
        if (mark.minute() < points.get(0).minute() - MINUTES_A_DAY) {
            return;
        }
        double x = Math.max(LEFT, Math.min(RIGHT, x(mark.minute())));
        svg.append("<g class=\"mark ")
                .append(escaped(mark.kind()))
                .append("\"><title>")
                .append(escaped(DriftPage.what(mark, words) + ", " + words.day(mark.minute()) + " "
                        + words.time(mark.minute())))
                .append("</title>");
        line("beam", x, TOP - 6, x, BOTTOM);
        svg.append(
                switch (mark.kind()) {
                    case "version" -> format("<circle cx=\"%.1f\" cy=\"%d\" r=\"6\"/>", x, TOP - 12);
                    case "signal" -> format("<path d=\"M%.1f %d l6 11 h-12 z\"/>", x, TOP - 19);
                    default -> format("<rect x=\"%.1f\" y=\"%d\" width=\"11\" height=\"11\"/>", x - 5.5, TOP - 18);
                });
        svg.append("</g>");
    }

    private void line(String kind, double x1, double y1, double x2, double y2) {
        svg.append(format(
                "<line class=\"" + kind + "\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>", x1, y1, x2, y2));
    }

    private void text(String kind, double x, double y, String anchor, String text) {
        svg.append(format("<text class=\"" + kind + "\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"" + anchor + "\">", x, y))
                .append(text)
                .append("</text>");
    }

    private double x(long minute) {
        long first = points.get(0).minute();
        long span = Math.max(1, points.get(points.size() - 1).minute() - first);
        return LEFT + (double) (minute - first) / span * (RIGHT - LEFT);
    }

    private double y(double value) {
        return BOTTOM - (value - low) / (high - low) * (BOTTOM - TOP);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
