package dev.chainon.evidence.report.progress;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A forecast that could have been made on a day that is past, beside what came of it.
 *
 * @param made the last day that it knows
 * @param foretold from the history up to then
 * @param actual when the last of the stories that were open then was finished; absent while one is still open
 * @param at the day on which this is judged
 */
public record Trial(LocalDate made, Outlook.Dates foretold, Optional<LocalDate> actual, LocalDate at) {

    /** What came of it. */
    public enum Verdict {
        /** Finished by the day that was given 85 %. */
        HELD,
        /** Finished before the end of every run: the pace changed, and the forecast was no good one. */
        EARLY,
        /** Finished later than that, or still open after it. */
        MISSED,
        /** Still open, and the day is not yet over. */
        RUNNING
    }

    public Verdict verdict() {
        boolean late = actual.orElse(at).isAfter(foretold.likely());
        if (late || actual.isEmpty()) {
            return late ? Verdict.MISSED : Verdict.RUNNING;
        }
        return actual.get().isBefore(foretold.outcomes().get(0).day()) ? Verdict.EARLY : Verdict.HELD;
    }
}
