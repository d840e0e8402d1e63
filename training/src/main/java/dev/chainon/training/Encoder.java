package dev.chainon.training;

import java.io.Serializable;
import java.util.Map;

/** What a network sees of a row of features: numbers that are worth learning from. Immutable, learnt from the training period. */
sealed interface Encoder extends Serializable permits Standardiser, PiecewiseEncoder {

    /** Numbers it makes of a row. */
    int width();

    /**
     * Encodes rows that follow each other.
     *
     * @param stride distance between the beginnings of two encoded rows, at least {@link #width}; what lies between is left as it is
     */
    void encode(float[] raw, int rows, float[] into, int stride);

    /** Adds itself to an ONNX graph; gives the name of what it makes of the input. */
    String export(OnnxGraph graph, String input);

    /** What must be kept beside a network that was trained on what it makes: contents by name. */
    Map<String, byte[]> files();
}
