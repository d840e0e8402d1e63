package dev.chainon.training;

import dev.chainon.registry.Bundle;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * A network after training.
 *
 * @param encoder of what it was trained on
 * @param scores its probabilities on the validation period
 * @param losses log loss on the validation period after each epoch
 * @param bestEpoch the epoch whose parameters were kept, counted from 1
 * @param seconds of fitting, without the scoring in between
 * @param how it was fitted beside the settings, for the manifest; empty for this process
 */
record Fitted(
        MultiLayerNetwork network,
        Encoder encoder,
        float[] scores,
        List<Double> losses,
        int bestEpoch,
        double seconds,
        long rowsSeen,
        Map<String, String> how) {

    Fitted {
        losses = List.copyOf(losses);
        how = new TreeMap<>(how);
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
