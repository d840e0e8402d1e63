package dev.chainon.evidence.report;

import dev.chainon.evidence.report.catalogue.Goal;
import dev.chainon.evidence.report.source.Figure;
import java.util.Optional;

/** A figure that belongs to a clause: its goal, and its value once it was measured. */
public record FigureReport(Goal goal, Optional<Figure> figure) {

    public boolean missed() {
        return figure.isPresent() && goal.bounded() && !goal.metBy(figure.get().value());
    }

    /** Whether it was measured on another commit than this one, or on one with changes. */
    public boolean elsewhere(String commit) {
        return figure.isPresent() && !figure.get().commit().equals(commit);
    }

    public boolean met() {
        return figure.isPresent() && goal.bounded() && goal.metBy(figure.get().value());
    }
}
