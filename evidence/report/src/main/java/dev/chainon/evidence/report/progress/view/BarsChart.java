package dev.chainon.evidence.report.progress.view;

import java.util.List;
import java.util.OptionalDouble;

/** Upright bars over names, such as points over periods; what is not over is hatched, and the mean is a line. */
final class BarsChart {

    private static final double WIDTH = 440;
    private static final double HEIGHT = 250;
    private static final double LEFT = 44;
    private static final double RIGHT = 426;
    private static final double TOP = 22;
    private static final double BOTTOM = 214;
    private static final double WIDEST = 48;
    private static final int MOST_NAMES = 8;
    private static final int MOST_VALUES = 16;
    private static final double FILLED = .72;

    /**
     * @param kind class of the bar
     * @param title shown when it is pointed at
     */
    record Bar(String name, int value, String kind, String title) {}

    private final List<Bar> bars;
    private final Sentences words;
    private final double top;

    /** @param bars one or more */
    BarsChart(List<Bar> bars, Sentences words) {
        this.bars = List.copyOf(bars);
        this.words = words;
        this.top = Scale.top(bars.stream().mapToInt(Bar::value).max().orElse(0));
    }

    /**
     * @param label for who does not see it
     * @param mean a line across, where there is one
     */
    String svg(String label, OptionalDouble mean) {
        Drawing svg = new Drawing("bars", WIDTH, HEIGHT, label);
        for (double value : Scale.marks(top)) {
            svg.line("grid", LEFT, y(value), RIGHT, y(value));
            svg.text("tick", LEFT - 6, y(value) + 4, "end", words.number(value, 0));
        }
        double step = (RIGHT - LEFT) / bars.size();
        int every = (bars.size() - 1) / MOST_NAMES + 1;
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.get(i);
            double middle = LEFT + step * (i + .5);
            double width = Math.min(WIDEST, step * FILLED);
            svg.bar(bar.kind(), middle - width / 2, y(bar.value()), width, BOTTOM - y(bar.value()), bar.title());
            if (i % every == 0) {
                svg.text("tick", middle, BOTTOM + 18, "middle", bar.name());
            }
            if (bars.size() <= MOST_VALUES) {
                svg.text("value", middle, y(bar.value()) - 5, "middle", words.number(bar.value(), 0));
            }
        }
        mean.ifPresent(value -> svg.line("marker mean", LEFT, y(value), RIGHT, y(value)));
        return svg.end();
    }

    private double y(double value) {
        return BOTTOM - (BOTTOM - TOP) * value / top;
    }
}
