package dev.chainon.training;

import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * A network after training.
 *
 * @param scores its probabilities on the validation period
 * @param losses log loss on the validation period after each epoch
 * @param bestEpoch the epoch whose parameters were kept, counted from 1
 * @param seconds of fitting, without the scoring in between
 */
record Fitted(
        MultiLayerNetwork network,
        Standardiser standardiser,
        float[] scores,
        List<Double> losses,
        int bestEpoch,
        double seconds,
        long rowsSeen) {

    Fitted {
        losses = List.copyOf(losses);
    }

    double rowsPerSecond() {
        return rowsSeen / seconds;
    }
}
