package dev.chainon.evidence.report;

import dev.chainon.evidence.report.catalogue.Criterion;
import java.util.List;

/** One criterion and its clauses. */
public record CriterionReport(Criterion criterion, List<ClauseReport> clauses) {

    public CriterionReport {
        clauses = List.copyOf(clauses);
    }

    /** The worst state among the clauses. */
    public State state() {
        return clauses.stream().map(ClauseReport::state).reduce(State::worst).orElse(State.NOT_SHOWN);
    }

    public long count(State state) {
        return clauses.stream().filter(clause -> clause.state() == state).count();
    }
}
