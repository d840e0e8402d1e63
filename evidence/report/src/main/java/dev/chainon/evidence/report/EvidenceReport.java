package dev.chainon.evidence.report;

import dev.chainon.evidence.report.catalogue.Thesis;
import dev.chainon.evidence.report.source.Fault;
import dev.chainon.evidence.report.source.OpeningEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is shown, and what is not, at one moment.
 *
 * @param commit the commit that is checked out, or empty
 * @param openings of the sealed period, oldest first
 * @param faults what is wrong with the evidence itself
 */
public record EvidenceReport(
        Instant made,
        String commit,
        List<BlockReport> blocks,
        Thesis thesis,
        List<OpeningEntry> openings,
        List<Fault> faults) {

    public EvidenceReport {
        blocks = List.copyOf(blocks);
        openings = List.copyOf(openings);
        faults = List.copyOf(faults);
    }

    public Stream<CriterionReport> criteria() {
        return blocks.stream().flatMap(block -> block.criteria().stream());
    }

    public Stream<ClauseReport> clauses() {
        return criteria().flatMap(criterion -> criterion.clauses().stream());
    }

    public Optional<ClauseReport> clause(String id) {
        return clauses().filter(clause -> clause.clause().id().equals(id)).findFirst();
    }

    /** Clauses in this state. */
    public long count(State state) {
        return clauses().filter(clause -> clause.state() == state).count();
    }

    /** Criteria in this state. */
    public long criteriaCount(State state) {
        return criteria().filter(criterion -> criterion.state() == state).count();
    }

    /** Nothing is refuted and nothing is wrong with the evidence. What is not shown yet is no failure. */
    public boolean sound() {
        return faults.isEmpty() && count(State.REFUTED) == 0;
    }
}
