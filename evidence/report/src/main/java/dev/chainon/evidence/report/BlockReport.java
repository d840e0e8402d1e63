package dev.chainon.evidence.report;

import dev.chainon.evidence.report.catalogue.Block;
import java.util.List;

/** One block and its criteria. */
public record BlockReport(Block block, List<CriterionReport> criteria) {

    public BlockReport {
        criteria = List.copyOf(criteria);
    }

    /** Points of the criteria in this state. They count what is shown; the mark is the jury's. */
    public int points(State state) {
        return criteria.stream()
                .filter(c -> c.state() == state)
                .mapToInt(c -> c.criterion().points())
                .sum();
    }

    public long count(State state) {
        return criteria.stream().mapToLong(c -> c.count(state)).sum();
    }

    public int clauses() {
        return criteria.stream().mapToInt(c -> c.clauses().size()).sum();
    }
}
