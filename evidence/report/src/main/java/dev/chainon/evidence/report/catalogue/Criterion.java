package dev.chainon.evidence.report.catalogue;

import java.util.List;

/** One of the 36 assessment criteria, with the certification's own identifier and points. */
public record Criterion(String id, int points, String fr, String en, List<Clause> clauses) {

    public Criterion {
        clauses = List.copyOf(clauses);
    }

    public Words words() {
        return new Words(fr, en);
    }
}
