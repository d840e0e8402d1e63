package dev.chainon.monitoring.quality;

import dev.chainon.monitoring.performance.Judged;
import dev.chainon.monitoring.performance.LivePerformance;
import dev.chainon.monitoring.performance.ScoreTable;
import java.util.Optional;

/** Counts of one window of judged predictions. One thread at a time. */
final class Window {

    private final ScoreTable table = new ScoreTable();
    private final double threshold;
    private Warnings warnings = Warnings.NONE;

    /** @param threshold from which probability on people are warned; not a number where there is none: then nobody is */
    Window(double threshold) {
        this.threshold = threshold;
    }

    void add(Judged judged) {
        table.add(judged.score(), judged.outcome());
        warnings = warnings.plus(judged.score() >= threshold, judged.outcome(), 1);
    }

    void remove(Judged judged) {
        table.remove(judged.score(), judged.outcome());
        warnings = warnings.plus(judged.score() >= threshold, judged.outcome(), -1);
    }

    Optional<LivePerformance> performance() {
        return table.report();
    }

    Warnings warnings() {
        return warnings;
    }
}
