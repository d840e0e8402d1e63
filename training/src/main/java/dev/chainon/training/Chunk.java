package dev.chainon.training;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Some rows of a batch, always as many: what flows forward and back through the network, in arrays that are made once and small enough for a core's cache. Products of matrices are ND4J's, what
 * is done number by number is done here, in one pass each: an operation of ND4J costs more than a copy to the heap and back. One thread at a time.
 */
final class Chunk implements AutoCloseable {

    private final Topology topology;
    private final Encoder encoder;
    private final int rows;
    private final float[] raw;
    private final float[] encoded;
    private final float[] labels;
    private final float[] outputs;
    private final INDArray input;
    private final List<HiddenLayer> hidden = new ArrayList<>();
    private final OutputLayer output;
    private int filled;

    /** @param width features of a raw row */
    Chunk(Topology topology, Encoder encoder, int width, int rows) {
        int stride = topology.inputs() + 1;
        this.topology = topology;
        this.encoder = encoder;
        this.rows = rows;
        this.raw = new float[rows * width];
        this.encoded = new float[rows * stride];
        for (int row = 1; row <= rows; row++) {
            encoded[row * stride - 1] = 1;
        }
        this.labels = new float[rows];
        this.outputs = new float[rows];
        this.input = Nd4j.create(DataType.FLOAT, new long[] {stride, rows}, 'f');
        for (int units : topology.hidden()) {
            hidden.add(new HiddenLayer(rows, units));
        }
        this.output = new OutputLayer(rows, topology.inputs(hidden.size()), topology.offset(hidden.size()));
    }

    int rows() {
        return rows;
    }

    void clear() {
        filled = 0;
    }

    /** Adds rows that follow each other. */
    void add(Split split, int firstRow, int count) {
        split.read(firstRow, count, raw, filled);
        for (int i = 0; i < count; i++) {
            labels[filled + i] = split.label(firstRow + i);
        }
        filled += count;
    }

    /** Probabilities of the rows that were added, which must be all. */
    float[] forward(Parameters parameters) {
        encoder.encode(raw, filled, encoded, topology.inputs() + 1);
        Parameters.write(encoded, encoded.length, input);
        INDArray from = input;
        for (int layer = 0; layer < hidden.size(); layer++) {
            from = hidden.get(layer).forward(from, layer == 0, parameters.layer(layer));
        }
        output.forward(last(), parameters.values(), outputs);
        return outputs;
    }

    /** Forward and back: adds the slopes of the summed cross-entropy, divided by the rows of the whole batch. */
    void learn(Parameters parameters, Slopes slopes, int batch) {
        forward(parameters);
        for (int row = 0; row < rows; row++) {
            outputs[row] = (outputs[row] - labels[row]) / batch;
        }
        output.slopes(last(), outputs, slopes.output());
        for (int layer = hidden.size() - 1; layer >= 0; layer--) {
            back(layer, parameters, slopes);
        }
    }

    private void back(int layer, Parameters parameters, Slopes slopes) {
        HiddenLayer here = hidden.get(layer);
        if (layer == hidden.size() - 1) {
            output.back(outputs, parameters.values(), here.slopes());
        } else {
            here.receive(hidden.get(layer + 1).back(), parameters.layer(layer + 1));
        }
        here.gate();
        INDArray below = layer == 0 ? input : hidden.get(layer - 1).given();
        slopes.add(layer, below, layer > 0, here.back());
    }

    /** What the output layer sees, one unit after another. */
    private float[] last() {
        if (!hidden.isEmpty()) {
            return hidden.get(hidden.size() - 1).units();
        }
        int width = topology.inputs();
        float[] columns = new float[rows * width];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < width; column++) {
                columns[column * rows + row] = encoded[row * (width + 1) + column];
            }
        }
        return columns;
    }

    @Override
    public void close() {
        input.close();
        hidden.forEach(HiddenLayer::close);
    }
}
