package dev.chainon.evidence.report.catalogue;

import java.util.List;
import java.util.Optional;

/**
 * One of the 36 assessment criteria, with the certification's own identifier and points.
 *
 * @param minutes of the shortest reading that it belongs to: 5, 20 or 60
 * @param live indicators of the running platform that speak of it
 */
public record Criterion(
        String id, int points, String fr, String en, int minutes, List<String> live, List<Clause> clauses) {

    /** Of the reading that leaves nothing out. */
    public static final int WHOLE = 60;

    public Criterion {
        minutes = minutes == 0 ? WHOLE : minutes;
        live = List.copyOf(Optional.ofNullable(live).orElse(List.of()));
        clauses = List.copyOf(clauses);
    }

    public Words words() {
        return new Words(fr, en);
    }
}
