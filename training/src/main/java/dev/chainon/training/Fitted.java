package dev.chainon.training;

import dev.chainon.registry.Bundle;
import java.nio.file.Path;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * A network after training.
 *
 * @param encoder of what it was trained on
 * @param scores its probabilities on the validation period
 * @param losses log loss on the validation period after each epoch
 * @param bestEpoch the epoch whose parameters were kept, counted from 1
 * @param seconds of fitting, without the scoring in between
 */
record Fitted(
        MultiLayerNetwork network,
        Encoder encoder,
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

    /**
     * Writes both forms of the model to a folder.
     *
     * @param features of a raw row
     */
    void write(Path folder, int features) {
        OnnxExport.write(network, encoder, folder.resolve(Bundle.ONNX), features);
        NetworkZip.write(network, encoder, folder.resolve(Bundle.DL4J));
    }
}
