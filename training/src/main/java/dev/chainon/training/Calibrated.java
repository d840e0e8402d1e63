package dev.chainon.training;

import dev.chainon.training.evaluation.Platt;
import java.util.Map;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.params.DefaultParamInitializer;

/**
 * The calibration of a network: one shift of its log-odds, fitted to what it says itself of the last days of its training period (Saerens, Latinne and
 * Decaestecker 2002). A network learns the share of positives of the whole period, and that share moves. The shift is laid into the bias of the output: both forms
 * of the model carry it, and serving needs nothing for it.
 */
final class Calibrated {

    private static final int MINUTES_A_DAY = 1440;

    /** What a manifest calls the shift. */
    static final String SHIFT = "calibration.shift";

    private Calibrated() {}

    /**
     * Calibrates a network in its place.
     *
     * @param train the rows that it learnt from, in the order of their minutes; where they cover fewer days than those, all of them count
     * @param days the last ones; 0 leaves the network as it is
     * @return what the manifest tells of it
     * @throws IllegalArgumentException if these days hold one outcome only
     */
    static Map<String, String> lay(MultiLayerNetwork network, Encoder encoder, Split train, int days) {
        if (days == 0) {
            return Map.of();
        }
        Split last = last(train, days);
        float[] outcomes = last.labels();
        long positives = positives(outcomes);
        if (positives == 0 || positives == outcomes.length) {
            throw new IllegalArgumentException(
                    "the last " + days + " days of the training period hold one outcome only,"
                            + " nothing to calibrate on: set chainon.training.calibration-days to 0 or to more days");
        }
        double shift = Platt.fit(Trainer.scores(network, encoder, last), outcomes, row -> true, Platt.Free.SHIFT)
                .shift();
        network.getOutputLayer().getParam(DefaultParamInitializer.BIAS_KEY).addi(shift);
        return Map.of(SHIFT, Double.toString(shift));
    }

    /** The rows of the last days. */
    static Split last(Split train, int days) {
        long end = train.minute(train.rows() - 1) + 1;
        return train.between(end - (long) days * MINUTES_A_DAY, end);
    }

    private static long positives(float[] outcomes) {
        long positives = 0;
        for (float outcome : outcomes) {
            positives += outcome == 1 ? 1 : 0;
        }
        return positives;
    }
}
