package dev.chainon.evidence.report.catalogue;

import java.util.List;

/** A skill of a block and the criteria that assess it. */
public record Skill(String id, String fr, String en, List<String> criteria) {

    public Skill {
        criteria = List.copyOf(criteria);
    }

    public Words words() {
        return new Words(fr, en);
    }
}
