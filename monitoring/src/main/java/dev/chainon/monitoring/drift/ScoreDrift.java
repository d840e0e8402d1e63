package dev.chainon.monitoring.drift;

/** Drift of the score. */
final class ScoreDrift {

    private ScoreDrift() {}

    static void tell(long minute, ColumnDrift score, Signals signals) {
        signals.above(minute, "drift.score.psi", score.psi(), score.psiBound(), "distribution of the probabilities");
        signals.above(minute, "drift.score.ks", score.ks(), score.ksBound(), "distribution of the probabilities");
    }
}
