package dev.chainon.training;

import dev.chainon.training.evaluation.Platt;
import java.util.Map;
import java.util.TreeMap;

/**
 * The calibration of a network: Platt's curve, fitted to what a network that learnt only from the days before says of the last days of the training period. It is a line over the
 * log-odds, so it is laid into the last layer: both forms of the model carry it, and serving needs nothing for it.
 *
 * @param curve what the last layer was bent by
 */
record Calibrated(Platt curve) {

    private static final int MINUTES_A_DAY = 1440;

    /**
     * Learns the curve.
     *
     * @throws IllegalArgumentException if the training period is not longer than the days held out, or they hold one outcome only
     */
    static Calibrated on(TrainingSet set, TrainingSettings settings, Apprentice apprentice) {
        TrainingSet apart = heldOut(set, settings.calibrationDays());
        Fitted early = apprentice.fit(apart, settings.calibratedOn(0));
        try {
            return new Calibrated(Platt.fit(early.scores(), apart.validation().labels(), row -> true));
        } finally {
            early.network().close();
        }
    }

    /** Trains a network on another set. */
    @FunctionalInterface
    interface Apprentice {
        Fitted fit(TrainingSet set, TrainingSettings settings);
    }

    /** The training period alone: its last days to judge on, what precedes them to learn from. */
    static TrainingSet heldOut(TrainingSet set, int days) {
        Split train = set.train();
        long end = train.minute(train.rows() - 1) + 1;
        return set.within(end - (long) days * MINUTES_A_DAY, end);
    }

    float[] values(Topology topology, float[] values) {
        return topology.bent(values, curve.slope(), curve.shift());
    }

    /** For a manifest. */
    Map<String, String> params() {
        Map<String, String> params = new TreeMap<>();
        params.put("calibration.slope", Double.toString(curve.slope()));
        params.put("calibration.shift", Double.toString(curve.shift()));
        return params;
    }
}
