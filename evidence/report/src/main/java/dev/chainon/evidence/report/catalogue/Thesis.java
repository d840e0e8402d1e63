package dev.chainon.evidence.report.catalogue;

import java.util.List;

/** The professional thesis and its rubric. */
public record Thesis(String fr, String en, List<Topic> rubric) {

    public Thesis {
        rubric = List.copyOf(rubric);
    }

    public Words words() {
        return new Words(fr, en);
    }
}
