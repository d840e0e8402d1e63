package dev.chainon.evidence.report.progress.view;

import dev.chainon.evidence.report.progress.Outlook;
import dev.chainon.evidence.report.progress.Progress;
import dev.chainon.evidence.report.progress.Stretch;
import java.time.LocalDate;
import java.util.List;
import java.util.function.ToIntFunction;

/** Burnup, points done below the scope; and burndown, points that remain. At the end of each period. */
final class BurnChart {

    private static final double WIDTH = 440;
    private static final double HEIGHT = 250;
    private static final double LEFT = 44;
    private static final double RIGHT = 426;
    private static final double TOP = 16;
    private static final double BOTTOM = 214;
    private static final int MOST_TICKS = 6;
    private static final int MOST_DOTS = 40;

    private final Progress progress;
    private final Sentences words;
    private final List<Stretch> stretches;
    private final Days days;
    private final double top;

    /** @param progress with a stretch at least */
    BurnChart(Progress progress, Sentences words) {
        this.progress = progress;
        this.words = words;
        this.stretches = progress.stretches();
        LocalDate last = stretches.get(stretches.size() - 1).end();
        if (progress.outlook() instanceof Outlook.Dates dates && dates.likely().isAfter(last)) {
            last = dates.likely();
        }
        this.days = new Days(stretches.get(0).begin(), last, LEFT, RIGHT);
        int most = stretches.stream().mapToInt(Stretch::scope).max().orElse(0);
        this.top = Scale.top(most);
    }

    String up() {
        Drawing svg = frame("burnup.aria");
        curve(svg, "scope", Stretch::scope, stretches.get(0).scope());
        curve(svg, "curve", Stretch::done, 0);
        dots(svg, Stretch::done);
        return svg.end();
    }

    String down() {
        Drawing svg = frame("burndown.aria");
        curve(svg, "curve", Stretch::remaining, stretches.get(0).scope());
        dots(svg, Stretch::remaining);
        return svg.end();
    }

    private Drawing frame(String label) {
        Stretch last = stretches.get(stretches.size() - 1);
        Drawing svg =
                new Drawing("burn", WIDTH, HEIGHT, words.text(label, last.done(), last.scope(), last.remaining()));
        for (double value : Scale.marks(top)) {
            svg.line("grid", LEFT, y(value), RIGHT, y(value));
            svg.text("tick", LEFT - 6, y(value) + 4, "end", words.number(value, 0));
        }
        for (LocalDate day : days.ticks(MOST_TICKS)) {
            svg.text("tick", days.begin(day), BOTTOM + 18, "start", words.shortDay(day));
        }
        if (progress.outlook() instanceof Outlook.Dates dates) {
            svg.line("marker half", days.end(dates.half()), TOP, days.end(dates.half()), BOTTOM);
            svg.line("marker likely", days.end(dates.likely()), TOP, days.end(dates.likely()), BOTTOM);
        }
        return svg;
    }

    private void curve(Drawing svg, String kind, ToIntFunction<Stretch> figure, int begin) {
        double[] xy = new double[2 * stretches.size() + 2];
        xy[0] = LEFT;
        xy[1] = y(begin);
        for (int i = 0; i < stretches.size(); i++) {
            xy[2 * i + 2] = days.end(stretches.get(i).end());
            xy[2 * i + 3] = y(figure.applyAsInt(stretches.get(i)));
        }
        svg.curve(kind, xy);
    }

    private void dots(Drawing svg, ToIntFunction<Stretch> figure) {
        if (stretches.size() > MOST_DOTS) {
            return;
        }
        for (Stretch stretch : stretches) {
            int value = figure.applyAsInt(stretch);
            svg.dot(
                    "dot",
                    days.end(stretch.end()),
                    y(value),
                    words.day(stretch.end()) + words.text("colon") + words.count("points", value));
        }
    }

    private double y(double value) {
        return BOTTOM - (BOTTOM - TOP) * value / top;
    }
}
