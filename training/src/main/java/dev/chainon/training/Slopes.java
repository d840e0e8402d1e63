package dev.chainon.training;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The gradient of one share of a batch, summed chunk by chunk. */
final class Slopes implements AutoCloseable {

    private final Parameters sums;
    private final boolean[] begun;
    private final float[] output;
    private final int outputOffset;

    Slopes(Topology topology) {
        sums = new Parameters(topology, new float[topology.size()]);
        begun = new boolean[topology.layers()];
        outputOffset = topology.offset(topology.layers() - 1);
        output = new float[topology.size() - outputOffset];
    }

    void clear() {
        Arrays.fill(begun, false);
        Arrays.fill(output, 0);
    }

    /** Adds a hidden layer's: the product of what it saw and what came back to it. */
    void add(int layer, INDArray below, boolean turned, INDArray back) {
        Nd4j.gemm(below, back, sums.layer(layer), turned, false, 1, begun[layer] ? 1 : 0);
        begun[layer] = true;
    }

    /** The output layer's, to add to. */
    float[] output() {
        return output;
    }

    /** All of it, as the topology lays it out. */
    float[] values() {
        float[] values = sums.values();
        if (begun[0]) {
            sums.fetch();
        } else {
            Arrays.fill(values, 0);
        }
        System.arraycopy(output, 0, values, outputOffset, output.length);
        return values;
    }

    @Override
    public void close() {
        sums.close();
    }
}
