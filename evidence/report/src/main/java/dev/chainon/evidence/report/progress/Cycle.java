package dev.chainon.evidence.report.progress;

import dev.chainon.evidence.report.backlog.Backlog;
import dev.chainon.evidence.report.backlog.Story;
import java.util.List;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * How long finished stories took, in days from start to end, both counted: the backlog knows days and no hours.
 *
 * @param counts stories by their days
 */
public record Cycle(NavigableMap<Long, Integer> counts) {

    public Cycle {
        counts = new TreeMap<>(counts);
    }

    static Cycle of(Backlog backlog) {
        TreeMap<Long, Integer> counts = new TreeMap<>();
        backlog.stories().stream()
                .map(Story::cycleDays)
                .flatMapToLong(OptionalLong::stream)
                .forEach(days -> counts.merge(days, 1, Integer::sum));
        return new Cycle(counts);
    }

    @Override
    public NavigableMap<Long, Integer> counts() {
        return new TreeMap<>(counts);
    }

    public int stories() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Days that this share of the stories did not exceed; absent where none is finished. */
    public OptionalLong within(double share) {
        long rank = (long) Math.ceil(share * stories());
        long seen = 0;
        for (Long days : List.copyOf(counts.keySet())) {
            seen += counts.getOrDefault(days, 0);
            if (seen >= rank && seen > 0) {
                return OptionalLong.of(days);
            }
        }
        return OptionalLong.empty();
    }
}
