package dev.chainon.evidence.report.catalogue;

import java.util.List;

/** A piece of associated knowledge, or a line of the thesis rubric, and the clauses that put it to work. */
public record Topic(String fr, String en, List<String> clauses) {

    public Topic {
        clauses = List.copyOf(clauses);
    }

    public Words words() {
        return new Words(fr, en);
    }
}
