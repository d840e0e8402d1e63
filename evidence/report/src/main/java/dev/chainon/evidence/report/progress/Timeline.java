package dev.chainon.evidence.report.progress;

import dev.chainon.evidence.report.backlog.Backlog;
import dev.chainon.evidence.report.backlog.Story;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/** The periods of a project in their order, from the day on which its first story was started. */
final class Timeline {

    private final NavigableMap<LocalDate, Integer> stories = new TreeMap<>();
    private final NavigableMap<LocalDate, Integer> points = new TreeMap<>();
    private final NavigableMap<LocalDate, Integer> scope = new TreeMap<>();
    private final NavigableMap<LocalDate, Integer> inProgress = new TreeMap<>();
    private final Optional<LocalDate> first;
    private final LocalDate last;
    private final LocalDate closed;
    private final boolean over;

    /**
     * @param at the day that the backlog is given of
     * @param closed the last day that is over
     */
    Timeline(Backlog backlog, LocalDate at, LocalDate closed) {
        this.closed = closed;
        List<Story> all = backlog.stories();
        first = all.stream().flatMap(s -> s.started().stream()).min(LocalDate::compareTo);
        over = all.stream().allMatch(s -> s.finished().isPresent());
        last = over
                ? all.stream()
                        .flatMap(s -> s.finished().stream())
                        .max(LocalDate::compareTo)
                        .orElse(at)
                : at;
        all.forEach(this::count);
    }

    private void count(Story story) {
        add(scope, story.dates().created().orElse(LocalDate.MIN), story.points());
        story.started().ifPresent(day -> add(inProgress, day, 1));
        story.finished().ifPresent(day -> {
            add(inProgress, day, -1);
            add(stories, day, 1);
            add(points, day, story.points());
        });
    }

    private static void add(Map<LocalDate, Integer> counts, LocalDate day, int more) {
        counts.merge(day, more, Integer::sum);
    }

    Optional<LocalDate> first() {
        return first;
    }

    /** The last day that counts: the day of the last end where nothing is open, else the day that is asked about. */
    LocalDate last() {
        return last;
    }

    Period period() {
        return first.map(begin -> Period.of(begin, last)).orElse(Period.DAY);
    }

    List<Stretch> stretches() {
        if (first.isEmpty()) {
            return List.of();
        }
        Period period = period();
        List<Stretch> all = new ArrayList<>();
        int done = 0;
        for (LocalDate begin = period.begin(first.get()); !begin.isAfter(last); begin = period.later(begin, 1)) {
            LocalDate end = period.end(begin);
            int here = sum(points, begin, end);
            done += here;
            boolean whole = over || !end.isAfter(closed);
            all.add(new Stretch(
                    begin,
                    end,
                    whole,
                    sum(stories, begin, end),
                    here,
                    sum(scope, LocalDate.MIN, end),
                    done,
                    peak(begin, end.isAfter(last) ? last : end)));
        }
        return all;
    }

    private int peak(LocalDate begin, LocalDate end) {
        int open = sum(inProgress, LocalDate.MIN, begin);
        int most = open;
        for (int change : inProgress.subMap(begin, false, end, true).values()) {
            open += change;
            most = Math.max(most, open);
        }
        return most;
    }

    private static int sum(NavigableMap<LocalDate, Integer> counts, LocalDate from, LocalDate to) {
        return counts.subMap(from, true, to, true).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    /** The mean over the periods that are over; nothing where none is. */
    static Optional<Double> mean(List<Stretch> stretches, ToIntFunction<Stretch> figure) {
        List<Stretch> whole = stretches.stream().filter(Stretch::whole).toList();
        return whole.isEmpty()
                ? Optional.empty()
                : Optional.of(whole.stream().mapToInt(figure).average().orElse(0));
    }
}
