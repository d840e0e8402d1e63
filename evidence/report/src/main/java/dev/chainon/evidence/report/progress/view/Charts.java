package dev.chainon.evidence.report.progress.view;

import dev.chainon.evidence.report.progress.Outlook;
import dev.chainon.evidence.report.progress.Progress;
import dev.chainon.evidence.report.progress.Stretch;
import dev.chainon.evidence.report.progress.view.BarsChart.Bar;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.OptionalDouble;

/** The pictures of the project's page; public for the template. Asked for only where there is something to draw. */
public final class Charts {

    private static final int MOST_STRETCHES = 60;
    private static final int MOST_OUTCOMES = 40;
    private static final long LONGEST = 10;

    private final Progress progress;
    private final Sentences words;

    Charts(Progress progress, Sentences words) {
        this.progress = progress;
        this.words = words;
    }

    public String roadmap() {
        return new RoadmapChart(progress, words).svg();
    }

    public String burnup() {
        return new BurnChart(progress, words).up();
    }

    public String burndown() {
        return new BurnChart(progress, words).down();
    }

    /** Points of each period, the newest ones where there are very many. */
    public String velocity() {
        List<Stretch> all = progress.stretches();
        List<Stretch> shown = all.subList(Math.max(0, all.size() - MOST_STRETCHES), all.size());
        List<Bar> bars = shown.stream()
                .map(s -> new Bar(
                        words.shortDay(s.begin()),
                        s.points(),
                        s.whole() ? "bar" : "bar open",
                        words.day(s.begin()) + words.text("colon") + words.count("points", s.points()) + ", "
                                + words.count("stories", s.stories())))
                .toList();
        return new BarsChart(bars, words)
                .svg(
                        words.text("velocity.aria", shown.size()),
                        progress.velocity().map(OptionalDouble::of).orElse(OptionalDouble.empty()));
    }

    /** Stories by the days they took; the longest share a bar. */
    public String cycle() {
        NavigableMap<Long, Integer> counts = progress.cycle().counts();
        long last = Math.min(LONGEST, counts.lastKey());
        List<Bar> bars = new ArrayList<>();
        for (long days = 1; days <= last; days++) {
            boolean rest = days == LONGEST;
            int stories = rest
                    ? counts.tailMap(days).values().stream()
                            .mapToInt(Integer::intValue)
                            .sum()
                    : counts.getOrDefault(days, 0);
            String name = words.number(days, 0) + (rest ? "+" : "");
            bars.add(new Bar(name, stories, "bar", name + words.text("colon") + words.count("stories", stories)));
        }
        return new BarsChart(bars, words).svg(words.text("cycle.aria"), OptionalDouble.empty());
    }

    /** Runs of the simulation by the day on which they end. */
    public String outcomes() {
        if (!(progress.outlook() instanceof Outlook.Dates dates)) {
            throw new IllegalStateException("there is no forecast to draw");
        }
        List<Bar> bars = dates.outcomes().stream()
                .limit(MOST_OUTCOMES)
                .map(o -> new Bar(
                        words.shortDay(o.day()),
                        o.runs(),
                        o.day().isAfter(dates.likely())
                                ? "bar late"
                                : o.day().isAfter(dates.half()) ? "bar mid" : "bar",
                        words.day(o.day()) + words.text("colon") + words.number(o.runs(), 0)))
                .toList();
        return new BarsChart(bars, words)
                .svg(
                        words.text("outcomes.aria", words.day(dates.half()), words.day(dates.likely())),
                        OptionalDouble.empty());
    }
}
