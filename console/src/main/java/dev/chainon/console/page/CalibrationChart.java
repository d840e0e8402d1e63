package dev.chainon.console.page;

import dev.chainon.console.source.Quality.CalibrationPoint;
import dev.chainon.console.text.Words;
import java.util.List;
import java.util.Locale;

/** Announced probability against observed share, as SVG: on the diagonal, a forecast of 30 % comes true three times out of ten. */
final class CalibrationChart {

    private static final int LEFT = 52;
    private static final int TOP = 12;
    private static final int SIDE = 300;

    private final List<CalibrationPoint> points;
    private final StringBuilder svg = new StringBuilder();

    CalibrationChart(List<CalibrationPoint> points) {
        this.points = points;
    }

    /** The whole element; it holds numbers and the page's own words only. */
    String svg(Words words) {
        svg.append("<svg class=\"chart\" viewBox=\"0 0 372 372\" role=\"img\" aria-label=\"")
                .append(words.text("quality.calibration.aria"))
                .append("\">");
        for (int i = 0; i <= 4; i++) {
            grid(i / 4.0, words);
        }
        line("diagonal", 0, 0, 1, 1);
        curve();
        long most = points.stream().mapToLong(CalibrationPoint::rows).max().orElse(1);
        points.forEach(point -> dot(point, most, words));
        text("axis", LEFT + SIDE / 2.0, TOP + SIDE + 44, "middle", words.text("quality.calibration.x"));
        svg.append("<text class=\"axis\" text-anchor=\"middle\" transform=\"translate(13,")
                .append(TOP + SIDE / 2)
                .append(") rotate(-90)\">")
                .append(words.text("quality.calibration.y"))
                .append("</text></svg>");
        return svg.toString();
    }

    private void grid(double share, Words words) {
        line("grid", share, 0, share, 1);
        line("grid", 0, share, 1, share);
        text("tick", x(share), TOP + SIDE + 20, "middle", words.percent(share, 0));
        text("tick", LEFT - 8, y(share) + 4, "end", words.percent(share, 0));
    }

    private void curve() {
        svg.append("<polyline class=\"curve\" points=\"");
        points.forEach(p -> svg.append(format("%.1f,%.1f ", x(p.announced()), y(p.observed()))));
        svg.append("\"/>");
    }

    private void dot(CalibrationPoint point, long most, Words words) {
        double radius = 3 + 6 * Math.sqrt((double) point.rows() / most);
        svg.append(format(
                        "<circle class=\"dot\" cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\">",
                        x(point.announced()), y(point.observed()), radius))
                .append("<title>")
                .append(words.text(
                        "quality.calibration.point",
                        words.percent(point.announced(), 1),
                        words.percent(point.observed(), 1),
                        words.number(point.rows(), 0)))
                .append("</title></circle>");
    }

    private void line(String kind, double x1, double y1, double x2, double y2) {
        svg.append(format(
                "<line class=\"" + kind + "\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>",
                x(x1),
                y(y1),
                x(x2),
                y(y2)));
    }

    private void text(String kind, double x, double y, String anchor, String text) {
        svg.append(format("<text class=\"" + kind + "\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"" + anchor + "\">", x, y))
                .append(text)
                .append("</text>");
    }

    private static double x(double share) {
        return LEFT + share * SIDE;
    }

    private static double y(double share) {
        return TOP + (1 - share) * SIDE;
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
