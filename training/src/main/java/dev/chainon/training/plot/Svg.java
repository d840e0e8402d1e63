package dev.chainon.training.plot;

import java.util.Locale;

/** The text of one SVG document while it is drawn. Numbers are rounded to a tenth of a pixel. */
final class Svg {

    private final StringBuilder text = new StringBuilder();

    Svg(int width, int height, String title) {
        put(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %1$d %2$d\" width=\"%1$d\" height=\"%2$d\" role=\"img\""
                        + " font-family=\"sans-serif\" font-size=\"12\" fill=\"#1b1b1b\">\n",
                width, height);
        put("<title>%s</title>\n<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>\n", escaped(title), width, height);
    }

    private void put(String pattern, Object... values) {
        text.append(String.format(Locale.ROOT, pattern, values));
    }

    void line(double x1, double y1, double x2, double y2, String stroke) {
        put("<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"/>\n", x1, y1, x2, y2, stroke);
    }

    void dashed(double x1, double y1, double x2, double y2) {
        put(
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#999999\" stroke-dasharray=\"4 4\"/>\n",
                x1, y1, x2, y2);
    }

    /** @param points pairs of numbers as SVG writes them */
    void curve(String points, String stroke) {
        put("<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.8\"/>\n", points.strip(), stroke);
    }

    void dot(double x, double y, double radius, String fill) {
        put("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"%s\"/>\n", x, y, radius, fill);
    }

    void bar(double x, double y, double width, double height) {
        put("<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"#7fb0c8\"/>\n", x, y, width, height);
    }

    /** @param anchor start, middle or end */
    void text(double x, double y, String anchor, String words) {
        put("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>\n", x, y, anchor, escaped(words));
    }

    void title(String words) {
        put("<text x=\"12\" y=\"22\" font-size=\"15\">%s</text>\n", escaped(words));
    }

    void upright(double x, double y, String words) {
        put(
                "<text text-anchor=\"middle\" transform=\"translate(%.1f,%.1f) rotate(-90)\">%s</text>\n",
                x, y, escaped(words));
    }

    String end() {
        return text.append("</svg>\n").toString();
    }

    private static String escaped(String words) {
        return words.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
