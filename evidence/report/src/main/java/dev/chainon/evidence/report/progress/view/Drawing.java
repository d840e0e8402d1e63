package dev.chainon.evidence.report.progress.view;

import java.util.Locale;

/**
 * An SVG element while it is drawn; colours come from the classes of the page's style. Written by hand because a charting library measures fonts, which differ between
 * machines: the same backlog gives the same bytes everywhere.
 */
final class Drawing {

    private final StringBuilder text = new StringBuilder();

    /**
     * @param kind class of the element
     * @param label what the picture shows, for who does not see it
     */
    Drawing(String kind, double width, double height, String label) {
        put(
                "<svg class=\"chart %s\" viewBox=\"0 0 %.0f %.0f\" role=\"img\" aria-label=\"%s\">",
                kind, width, height, escaped(label));
    }

    private void put(String pattern, Object... values) {
        text.append(String.format(Locale.ROOT, pattern, values));
    }

    void line(String kind, double x1, double y1, double x2, double y2) {
        put("<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>", kind, x1, y1, x2, y2);
    }

    void bar(String kind, double x, double y, double width, double height, String title) {
        put(
                "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"2\"><title>%s</title></rect>",
                kind, x, y, width, height, escaped(title));
    }

    void diamond(String kind, double x, double y, double radius, String title) {
        put(
                "<path class=\"%s\" d=\"M%.1f %.1f l%4$.1f %4$.1f l-%4$.1f %4$.1f l-%4$.1f -%4$.1f z\"><title>%5$s</title></path>",
                kind, x, y - radius, radius, escaped(title));
    }

    void dot(String kind, double x, double y, String title) {
        put(
                "<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"3\"><title>%s</title></circle>",
                kind, x, y, escaped(title));
    }

    /** @param xy pairs of numbers */
    void curve(String kind, double... xy) {
        put("<polyline class=\"%s\" points=\"", kind);
        for (int i = 0; i < xy.length; i += 2) {
            put("%.1f,%.1f ", xy[i], xy[i + 1]);
        }
        text.append("\"/>");
    }

    /** @param anchor start, middle or end */
    void text(String kind, double x, double y, String anchor, String words) {
        put(
                "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>",
                kind, x, y, anchor, escaped(words));
    }

    String end() {
        return text.append("</svg>").toString();
    }

    static String escaped(String words) {
        return words.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
