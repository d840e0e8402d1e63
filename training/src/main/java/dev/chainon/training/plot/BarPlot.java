package dev.chainon.training.plot;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Horizontal bars from zero, each with the interval of its value if there is one.
 *
 * @param unit what the bars measure
 * @param decimals of the values as they are written
 */
public record BarPlot(String title, String unit, int decimals, List<Bar> bars) {

    private static final int LEFT = 270;
    private static final int LONGEST = 330;
    private static final int STEP = 24;
    private static final int TOP = 58;

    /** One bar; a negative value has no length and is written. */
    public record Bar(String label, double value, Optional<Range> range) {}

    /** Ends of an interval. */
    public record Range(double low, double high) {}

    public BarPlot {
        bars = List.copyOf(bars);
        if (bars.isEmpty()) {
            throw new IllegalArgumentException("the chart '" + title + "' has no bar");
        }
    }

    /** @param language how numbers are written */
    public String svg(Locale language) {
        double most = bars.stream().mapToDouble(BarPlot::reach).max().orElse(0);
        double scale = most > 0 ? LONGEST / most : 0;
        Svg svg = new Svg(LEFT + LONGEST + 90, TOP + bars.size() * STEP + 12, title);
        svg.title(title);
        svg.text(LEFT, 44, "start", unit);
        for (int i = 0; i < bars.size(); i++) {
            draw(svg, bars.get(i), TOP + i * STEP, scale, language);
        }
        return svg.end();
    }

    private static double reach(Bar bar) {
        return Math.max(bar.value(), bar.range().map(Range::high).orElse(0.0));
    }

    private void draw(Svg svg, Bar bar, int y, double scale, Locale language) {
        svg.text(LEFT - 8, y + 13, "end", bar.label());
        svg.bar(LEFT, y, Math.max(0, bar.value() * scale), 17);
        bar.range().ifPresent(range -> {
            double low = LEFT + Math.max(0, range.low()) * scale;
            double high = LEFT + Math.max(0, range.high()) * scale;
            svg.line(low, y + 8.5, high, y + 8.5, "#1b1b1b");
            svg.line(low, y + 5, low, y + 12, "#1b1b1b");
            svg.line(high, y + 5, high, y + 12, "#1b1b1b");
        });
        double end = LEFT + Math.max(0, reach(bar)) * scale + 6;
        svg.text(end, y + 13, "start", String.format(language, "%." + decimals + "f", bar.value()));
    }
}
