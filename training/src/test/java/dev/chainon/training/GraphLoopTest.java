package dev.chainon.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The loop for chips whose memory is elsewhere, on a processor: it must do what the loop on flat arrays does. */
class GraphLoopTest {

    private static final List<Integer> HIDDEN = List.of(16, 8);

    @TempDir
    Path folder;

    private TrainingSet set;
    private Standardiser standardiser;

    @BeforeEach
    void prepare() throws IOException {
        Backend.prepare(Path.of(System.getProperty("org.bytedeco.javacpp.cachedir")));
        set = ToySet.in(folder, 1200, 9000, 3);
        standardiser = Standardiser.learn(set.train(), set.features());
    }

    @Test
    void stepsAndScoresAreThoseOfTheFlatLoop() {
        Topology topology = new Topology(5, HIDDEN);
        float[] start = Networks.first(topology, 11);
        BlockShuffle order = new BlockShuffle(1200, 16, 9);
        try (Loop graph = new GraphLoop(topology, standardiser, start);
                Loop flat = new FlatLoop(topology, standardiser, start, 2)) {
            assertThat(graph.values()).containsExactly(start);
            for (int step = 0; step < 5; step++) {
                graph.step(set.train(), order, step * 200, 200, 0.01 / (step + 1));
                flat.step(set.train(), order, step * 200, 200, 0.01 / (step + 1));
            }

            assertThat(graph.values()).usingComparatorWithPrecision(1e-4f).containsExactly(flat.values());
            assertThat(graph.scores(set.validation()))
                    .usingComparatorWithPrecision(1e-4f)
                    .containsExactly(flat.scores(set.validation()));
        }
    }

    @Test
    void aProcessorGetsTheLoopOnFlatArrays() {
        Topology topology = new Topology(5, HIDDEN);
        try (Loop loop = Loop.on(topology, standardiser, Networks.first(topology, 11), 1)) {
            assertThat(loop).isInstanceOf(FlatLoop.class);
        }
    }
}
