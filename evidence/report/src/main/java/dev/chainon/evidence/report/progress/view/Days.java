package dev.chainon.evidence.report.progress.view;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A calendar as an axis, from the begin of its first day to the end of its last.
 *
 * @param left place of the begin
 * @param right place of the end
 */
record Days(LocalDate first, LocalDate last, double left, double right) {

    private static final int[] STEPS = {1, 2, 7, 14, 28, 56, 91, 182, 364, 1820, 7280};

    /** Where a day begins. */
    double begin(LocalDate day) {
        long all = ChronoUnit.DAYS.between(first, last) + 1;
        return left + (right - left) * ChronoUnit.DAYS.between(first, day) / all;
    }

    /** Where a day ends. */
    double end(LocalDate day) {
        return begin(day.plusDays(1));
    }

    /** Days with a mark, at most so many. */
    List<LocalDate> ticks(int most) {
        long all = ChronoUnit.DAYS.between(first, last) + 1;
        int step = IntStream.of(STEPS)
                .filter(days -> all / days < most)
                .findFirst()
                .orElse(STEPS[STEPS.length - 1]);
        List<LocalDate> ticks = new ArrayList<>();
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(step)) {
            ticks.add(day);
        }
        return ticks;
    }
}
