package dev.chainon.ingestion.features;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Cuts the days of a log into contiguous runs of about equal work. */
public final class DayRuns {

    /** Days of warm-up that a run reads before its own. */
    private static final double WARM_UP_DAYS = 1.25;

    /** Folding a day's counts and decaying the aggregates once, as a share of the work of an average day. */
    private static final double FOLD = 0.02;

    private DayRuns() {}

    /**
     * The runs, later ones shorter because they fold more days.
     *
     * @param rowsByDay rows of each day that has any
     * @param most how many runs at most
     */
    public static List<DayRun> plan(Map<Integer, Long> rowsByDay, int most) {
        TreeMap<Integer, Long> days = new TreeMap<>(rowsByDay);
        double total = days.values().stream().mapToLong(Long::longValue).sum();
        double average = total / days.size();
        double low = 0;
        double high = total + average * days.size();
        List<DayRun> plan = List.of(new DayRun(days.firstKey(), days.lastKey()));
        for (int i = 0; i < 40; i++) {
            double limit = (low + high) / 2;
            List<DayRun> tried = cut(days, limit, average);
            if (tried.size() <= most) {
                plan = tried;
                high = limit;
            } else {
                low = limit;
            }
        }
        return plan;
    }

    private static List<DayRun> cut(TreeMap<Integer, Long> days, double limit, double average) {
        List<DayRun> runs = new ArrayList<>();
        int first = days.firstKey();
        double work = 0;
        for (int day = first; day <= days.lastKey(); day++) {
            double own = days.getOrDefault(day, 0L);
            if (day > first && work + own > limit) {
                runs.add(new DayRun(first, day - 1));
                first = day;
                work = average * (WARM_UP_DAYS + FOLD * (day - days.firstKey()));
            }
            work += own;
        }
        runs.add(new DayRun(first, days.lastKey()));
        return runs;
    }
}
