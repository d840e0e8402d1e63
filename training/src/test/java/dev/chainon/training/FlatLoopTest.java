package dev.chainon.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.chainon.evidence.record.Criterion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.learning.config.Adam;

/** Holds the loop to the graph of DL4J, whose own gradient is held to finite differences. */
class FlatLoopTest {

    private static final int ROWS = 301;

    @TempDir
    Path folder;

    private TrainingSet set;
    private Standardiser standardiser;

    @BeforeEach
    void prepare() throws IOException {
        Backend.prepare(Path.of(System.getProperty("org.bytedeco.javacpp.cachedir")));
        set = ToySet.in(folder, 1200, 500, 3);
        standardiser = Standardiser.learn(set.train(), set.features());
    }

    private static MultiLayerNetwork network(List<Integer> hidden) {
        return Networks.fresh(new Topology(5, hidden), 11);
    }

    private FlatLoop loop(MultiLayerNetwork network, List<Integer> hidden, int threads) {
        Topology topology = new Topology(5, hidden);
        return new FlatLoop(topology, standardiser, topology.fromGraph(parameters(network)), threads);
    }

    private static float[] parameters(MultiLayerNetwork network) {
        return network.params().dup().data().asFloat();
    }

    private Batch batch(BlockShuffle order, int from, int count) {
        Batch batch = new Batch(set.train(), standardiser, count);
        order.forEachRun(from, count, batch::add);
        return batch;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void gradientIsTheOneOfTheGraph(int layers) {
        List<Integer> hidden = List.of(16, 8, 4).subList(0, layers);
        MultiLayerNetwork network = network(hidden);
        BlockShuffle order = new BlockShuffle(1200, 16, 9);
        try (FlatLoop loop = loop(network, hidden, 2);
                Batch batch = batch(order, 100, ROWS)) {
            loop.step(set.train(), order, 100, ROWS, 0.01);
            network.setInput(batch.features());
            network.setLabels(batch.labels());
            network.computeGradientAndScore();

            // DL4J divides by the rows later, in its updater.
            float[] mean = network.getFlattenedGradients().div(ROWS).data().asFloat();
            float[] expected = new Topology(5, hidden).fromGraph(mean);
            assertThat(loop.gradient()).usingComparatorWithPrecision(1e-6f).containsExactly(expected);
        }
    }

    @Test
    void stepsAreThoseOfTheGraph_withItsAdam() {
        List<Integer> hidden = List.of(16, 8);
        MultiLayerNetwork network = network(hidden);
        BlockShuffle order = new BlockShuffle(1200, 16, 9);
        try (FlatLoop loop = loop(network, hidden, 2)) {
            for (int from = 0; from + ROWS <= 1200; from += ROWS) {
                loop.step(set.train(), order, from, ROWS, Adam.DEFAULT_ADAM_LEARNING_RATE);
                try (Batch batch = batch(order, from, ROWS)) {
                    network.fit(batch.features(), batch.labels());
                }
            }
            assertThat(new Topology(5, hidden).toGraph(loop.values()))
                    .usingComparatorWithPrecision(2e-5f)
                    .containsExactly(parameters(network));
        }
    }

    @Test
    @Criterion("B2Cr1.reproducible")
    void oneThreadAndTwoGiveTheSameBits() {
        List<Integer> hidden = List.of(16, 8);
        MultiLayerNetwork network = network(hidden);
        try (FlatLoop one = loop(network, hidden, 1);
                FlatLoop two = loop(network, hidden, 2)) {
            BlockShuffle order = new BlockShuffle(1200, 16, 9);
            for (int from = 0; from < 1200; from += ROWS) {
                int count = Math.min(ROWS, 1200 - from);
                one.step(set.train(), order, from, count, 0.01);
                two.step(set.train(), order, from, count, 0.01);
            }
            assertThat(one.values()).isEqualTo(two.values());
            assertThat(one.scores(set.validation())).isEqualTo(two.scores(set.validation()));
        }
    }

    /** One of the two shares has no row then; it must not tell the gradient of the batch before. */
    @Test
    void takesBatchOfOneRow_afterALargerOne() {
        MultiLayerNetwork network = network(List.of(4));
        BlockShuffle order = new BlockShuffle(1200, 16, 9);
        try (FlatLoop loop = loop(network, List.of(4), 2);
                FlatLoop fresh = loop(network, List.of(4), 2)) {
            loop.step(set.train(), order, 0, ROWS, 0);
            loop.step(set.train(), order, 7, 1, 0);
            fresh.step(set.train(), order, 7, 1, 0);
            assertThat(loop.gradient()).isEqualTo(fresh.gradient()).doesNotContain(Float.NaN);
        }
    }

    @Test
    void scoresAreThoseOfTheGraph_inTheOrderOfTheRows() {
        MultiLayerNetwork network = network(List.of(16));
        float[] graph = new float[500];
        try (FlatLoop loop = loop(network, List.of(16), 2);
                Batch batch = new Batch(set.validation(), standardiser, 500)) {
            batch.add(0, 500);
            System.arraycopy(
                    network.output(batch.features(), false).dup().data().asFloat(), 0, graph, 0, 500);
            float[] scores = loop.scores(set.validation());
            for (int row = 0; row < 500; row++) {
                assertThat(scores[row]).isCloseTo(graph[row], within(1e-6f));
            }
        }
    }

    @Test
    void refusesNoThread() {
        MultiLayerNetwork network = network(List.of(4));
        assertThatThrownBy(() -> loop(network, List.of(4), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("chainon.training.threads");
    }
}
