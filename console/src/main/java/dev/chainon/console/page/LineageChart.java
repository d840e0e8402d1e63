package dev.chainon.console.page;

import dev.chainon.console.page.LineageLayout.Place;
import dev.chainon.console.source.Lineage.Data;
import dev.chainon.console.source.Lineage.Diagram;
import dev.chainon.console.source.Lineage.Job;
import dev.chainon.console.text.Words;
import java.util.List;
import java.util.Locale;

/** The diagram as SVG, from the top down: boxes are data, labels between them the jobs that made them. */
final class LineageChart {

    private static final int BOX_WIDTH = 164;
    private static final int BOX_HEIGHT = 54;
    private static final int COLUMN = 186;
    private static final int ROW = 128;
    private static final int LABEL = 24;

    private final Diagram diagram;
    private final LineageLayout layout;
    private final Words words;
    private final StringBuilder svg = new StringBuilder();

    LineageChart(Diagram diagram, Words words) {
        this.diagram = diagram;
        this.layout = new LineageLayout(diagram);
        this.words = words;
    }

    /** The whole element; what is not the page's own word is escaped. */
    String svg() {
        int width = layout.width() * COLUMN - (COLUMN - BOX_WIDTH) + 2;
        int height = layout.height() * ROW - (ROW - BOX_HEIGHT) + 2;
        svg.append(format(
                        "<svg class=\"lineage\" viewBox=\"-1 -1 %d %d\" width=\"%d\" role=\"img\" aria-label=\"",
                        width, height, width))
                .append(escaped(words.text("lineage.aria")))
                .append("\">");
        List<Job> drawn =
                diagram.jobs().stream().filter(job -> !job.outputs().isEmpty()).toList();
        drawn.forEach(this::lines);
        diagram.data().forEach(this::box);
        drawn.forEach(this::label);
        return svg.append("</svg>").toString();
    }

    private void lines(Job job) {
        String state = state(job);
        for (String input : job.inputs()) {
            curve(state, x(input), bottom(input), x(job), y(job) - LABEL / 2.0);
        }
        for (String output : job.outputs()) {
            curve(state, x(job), y(job) + LABEL / 2.0, x(output), top(output));
        }
    }

    private void curve(String state, double x1, double y1, double x2, double y2) {
        double bend = Math.min(14, Math.abs(y2 - y1) / 2);
        svg.append(format(
                "<path class=\"flow %s\" d=\"M%.1f %.1f L%.1f %.1f C%.1f %.1f %.1f %.1f %.1f %.1f\"/>",
                state, x1, y1, x1, y2 - 2 * bend, x1, y2 - bend, x2, y2 - bend, x2, y2));
    }

    private void box(Data data) {
        double left = x(data.id()) - BOX_WIDTH / 2.0;
        double top = top(data.id());
        String kind = data.role().replaceAll("[^a-z].*", "");
        svg.append(format(
                        "<g class=\"data %s\"><rect x=\"%.1f\" y=\"%.1f\" width=\"%d\" height=\"%d\" rx=\"6\"/>",
                        kind, left, top, BOX_WIDTH, BOX_HEIGHT))
                .append("<title>")
                .append(escaped(data.version().isEmpty() ? data.name() : data.name() + " · " + data.version()))
                .append("</title>");
        svg.append(format("<path class=\"edge\" d=\"M%.1f %.1f v%d\"/>", left + 1.5, top + 6, BOX_HEIGHT - 12));
        text("name", left + 13, top + 22, title(data, words));
        text("rows", left + 13, top + 41, below(data));
        svg.append("</g>");
    }

    /** The word for its role; its own name where there is none. */
    static String title(Data data, Words words) {
        return words.find("lineage.data." + data.role())
                .orElse(data.role().substring(data.role().indexOf('.') + 1));
    }

    static String title(Job job, Words words) {
        return words.find("lineage.job." + job.name()).orElse(job.name());
    }

    static String state(Job job) {
        return job.state().name().toLowerCase(Locale.ROOT);
    }

    private String below(Data data) {
        return data.rows().isPresent()
                ? words.text(
                        data.rows().getAsLong() == 1 ? "lineage.row" : "lineage.rows",
                        words.number(data.rows().getAsLong(), 0))
                : words.text("lineage.kind." + data.role().replaceAll("[^a-z].*", ""));
    }

    private void label(Job job) {
        String title = title(job, words);
        double width = Math.min(COLUMN + 40.0, 30 + title.length() * 6.3);
        double left = x(job) - width / 2;
        svg.append(format(
                        "<g class=\"job %s\"><rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%d\" rx=\"12\"/>",
                        state(job), left, y(job) - LABEL / 2.0, width, LABEL))
                .append("<title>")
                .append(escaped(
                        title + " · " + words.text("lineage.state." + state(job)) + " · " + words.instant(job.told())))
                .append("</title>");
        mark(job, left + 13, y(job));
        text("title", left + 22, y(job) + 4, title);
        svg.append("</g>");
    }

    /** A state is told by its shape too. */
    private void mark(Job job, double x, double y) {
        String shape =
                switch (job.state()) {
                    case RUNNING -> "M%1$.1f %2$.1f m-3 -4 l7 4 l-7 4 z";
                    case COMPLETE -> "M%1$.1f %2$.1f m-4 0 a4 4 0 1 0 8 0 a4 4 0 1 0 -8 0";
                    case STOPPED -> "M%1$.1f %2$.1f m-3.5 -3.5 h7 v7 h-7 z";
                    case FAILED -> "M%1$.1f %2$.1f m-4 -4 l8 8 m0 -8 l-8 8";
                    case SILENT -> "M%1$.1f %2$.1f m0 -4.5 l4.5 4.5 l-4.5 4.5 l-4.5 -4.5 z";
                };
        svg.append("<path class=\"mark\" d=\"").append(format(shape, x, y)).append("\"/>");
    }

    private void text(String kind, double x, double y, String text) {
        svg.append(format("<text class=\"%s\" x=\"%.1f\" y=\"%.1f\">", kind, x, y))
                .append(escaped(text))
                .append("</text>");
    }

    private double x(String id) {
        return layout.of(id).column() * COLUMN + BOX_WIDTH / 2.0;
    }

    private double top(String id) {
        return layout.of(id).row() * (double) ROW;
    }

    private double bottom(String id) {
        return top(id) + BOX_HEIGHT;
    }

    private double x(Job job) {
        return job.outputs().stream().mapToDouble(this::x).average().orElse(0);
    }

    private double y(Job job) {
        int row = job.outputs().stream()
                .map(layout::of)
                .mapToInt(Place::row)
                .min()
                .orElse(0);
        return row * (double) ROW - (ROW - BOX_HEIGHT) / 2.0 + 6;
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
