package dev.chainon.training;

import java.util.Arrays;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** DL4J's own {@code fit}, batch by batch. It names no chip: ND4J's backend moves the arrays to where it computes. */
final class GraphLoop implements Loop {

    private static final int SCORED_AT_ONCE = 8192;

    private final Topology topology;
    private final Encoder encoder;
    private final MultiLayerNetwork network;
    private float[] raw = {};
    private float[] encoded = {};

    /** @param start the first parameters, as the topology lays them out */
    GraphLoop(Topology topology, Encoder encoder, float[] start) {
        this.topology = topology;
        this.encoder = encoder;
        this.network = Networks.of(topology, start);
    }

    @Override
    public void step(Split split, BlockShuffle order, int from, int count, double rate) {
        reserve(split, count);
        float[] labels = new float[count];
        int[] filled = {0};
        order.forEachRun(from, count, (row, rows) -> {
            split.read(row, rows, raw, filled[0]);
            for (int i = 0; i < rows; i++) {
                labels[filled[0] + i] = split.label(row + i);
            }
            filled[0] += rows;
        });
        network.setLearningRate(rate);
        try (INDArray x = features(count);
                INDArray y = Nd4j.createFromArray(labels).reshape(count, 1)) {
            network.fit(x, y);
        }
    }

    @Override
    public float[] scores(Split split) {
        float[] scores = new float[split.rows()];
        reserve(split, Math.min(SCORED_AT_ONCE, split.rows()));
        for (int row = 0; row < scores.length; row += SCORED_AT_ONCE) {
            int count = Math.min(SCORED_AT_ONCE, scores.length - row);
            split.read(row, count, raw, 0);
            try (INDArray x = features(count);
                    INDArray output = network.output(x, false)) {
                System.arraycopy(output.dup().data().asFloat(), 0, scores, row, count);
            }
        }
        return scores;
    }

    private INDArray features(int count) {
        encoder.encode(raw, count, encoded, encoder.width());
        return Nd4j.createFromArray(Arrays.copyOf(encoded, count * encoder.width()))
                .reshape(count, encoder.width());
    }

    private void reserve(Split split, int rows) {
        if (raw.length < rows * split.width()) {
            raw = new float[rows * split.width()];
            encoded = new float[rows * encoder.width()];
        }
    }

    @Override
    public float[] values() {
        return topology.fromGraph(network.params().dup().data().asFloat());
    }

    @Override
    public void close() {
        network.close();
    }
}
