package dev.chainon.monitoring.drift;

import dev.chainon.core.contract.Text;

/** Drift of the score. */
final class ScoreDrift {

    private static final Text SCORES = new Text("distribution of the probabilities", "répartition des probabilités");

    private ScoreDrift() {}

    static void tell(long minute, ColumnDrift score, Signals signals) {
        signals.above(minute, "drift.score.psi", score.psi(), score.psiBound(), SCORES);
        signals.above(minute, "drift.score.ks", score.ks(), score.ksBound(), SCORES);
    }
}
