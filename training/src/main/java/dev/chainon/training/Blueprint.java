package dev.chainon.training;

import dev.chainon.training.evaluation.Evaluation;
import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A network that is to be learnt, wherever that is done: what it sees of a row, its layers, how it is trained. Plain data that can travel; what it computes
 * depends on nothing but its arguments.
 */
public final class Blueprint implements Serializable {

    private final Encoder encoder;
    private final TrainingSettings settings;

    private Blueprint(Encoder encoder, TrainingSettings settings) {
        this.encoder = encoder;
        this.settings = settings;
    }

    /** Rows between two of the sample from which {@link #ofSample} takes the cuts of the pieces. */
    public static int sampleStep(int rows) {
        return PiecewiseEncoder.step(rows);
    }

    /**
     * Of a network that sees pieces of each feature.
     *
     * @param sample every {@link #sampleStep}-th row of the training period, the first one included, in their order: the cuts are then those that one process
     *     takes, bit for bit
     * @param width values of a row
     */
    public static Blueprint ofSample(float[] sample, int width, TrainingSettings settings) {
        int rows = sample.length / width;
        Split split = Split.held(width, sample, new float[rows], new long[rows]);
        return new Blueprint(PiecewiseEncoder.learn(split, settings.pieces()), settings);
    }

    /** Of a network that sees standardised features. */
    public static Blueprint ofSums(ColumnSums sums, TrainingSettings settings) {
        return new Blueprint(Standardiser.of(sums), settings);
    }

    /** The first weights, drawn by the seed of the settings. */
    public NetworkState first() {
        return NetworkState.bare(Networks.first(topology(), settings.seed()));
    }

    /**
     * What came of a lesson.
     *
     * @param rows that steps were made of
     */
    public record Taught(NetworkState state, int rows) {}

    /** Learns from rows until they or the time are used up. Rows that fill no batch at the end are left out. */
    public Taught learn(NetworkState start, Split rows, Lesson lesson) {
        long begun = System.nanoTime();
        int batch = Math.min(lesson.batch(), rows.rows());
        BlockShuffle order = new BlockShuffle(rows.rows(), settings.block(), lesson.seed());
        try (FlatLoop loop = new FlatLoop(topology(), encoder, start, 1)) {
            int done = 0;
            do {
                loop.step(rows, order, done, batch, settings.rate(lesson.at((double) done / rows.rows())));
                done += batch;
            } while (done + batch <= rows.rows()
                    && System.nanoTime() - begun < lesson.budget().toNanos());
            return new Taught(loop.state(), done);
        }
    }

    /** The summed cross-entropy of rows. */
    public double loss(float[] values, Split rows) {
        return Evaluation.summedLoss(scores(values, rows), rows.labels());
    }

    /** Probabilities of rows, in order. */
    public float[] scores(float[] values, Split rows) {
        try (FlatLoop loop = new FlatLoop(topology(), encoder, values, 1)) {
            return loop.scores(rows);
        }
    }

    /** The network with these weights, as one process would have fitted it. */
    Fitted fitted(Learned learned, TrainingSet set) {
        MultiLayerNetwork network = Networks.fresh(topology(), settings.seed());
        network.setParams(Nd4j.createFromArray(new float[][] {topology().toGraph(learned.values())}));
        Map<String, String> how = new TreeMap<>(learned.how());
        how.putAll(Calibrated.lay(network, encoder, set.train(), settings.calibrationDays()));
        return new Fitted(
                network,
                encoder,
                Trainer.scores(network, encoder, set.validation()),
                learned.losses(),
                learned.bestEpoch(),
                learned.seconds(),
                learned.rows(),
                how);
    }

    private Topology topology() {
        return new Topology(encoder.width(), settings.hidden());
    }
}
