package dev.chainon.training;

import dev.chainon.core.process.Progress;
import dev.chainon.training.evaluation.Evaluation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fits a network epoch by epoch and keeps the epoch that does best on the validation period, or the last one where early stopping is off. */
final class Trainer {

    private static final Logger LOG = LoggerFactory.getLogger(Trainer.class);
    private static final int SCORED_AT_ONCE = 8192;

    private final TrainingSet set;
    private final Standardiser standardiser;
    private final Progress progress;
    private final int threads;

    /** On as many threads as a batch has shares. */
    Trainer(TrainingSet set, Standardiser standardiser, Progress progress) {
        this(set, standardiser, progress, FlatLoop.SHARES);
    }

    /** @param threads that compute; their number changes no bit of the result */
    Trainer(TrainingSet set, Standardiser standardiser, Progress progress, int threads) {
        this.set = set;
        this.standardiser = standardiser;
        this.progress = progress;
        this.threads = threads;
    }

    /** @param step name under which progress is told */
    Fitted fit(String step, TrainingSettings settings) {
        Encoder encoder = encoder(settings);
        Topology topology = new Topology(encoder.width(), settings.hidden());
        float[] start = Networks.first(topology, settings.seed());
        Best best = new Best(settings.patience());
        long nanos = 0;
        long seen = 0;
        try (Loop loop = Loop.on(topology, encoder, start, threads)) {
            for (int epoch = 1; epoch <= settings.epochs() && !best.exhausted(); epoch++) {
                long begun = System.nanoTime();
                seen += epoch(loop, settings, epoch, step);
                nanos += System.nanoTime() - begun;
                double loss = Evaluation.metrics(
                                loop.scores(set.validation()), set.validation().labels())
                        .logLoss();
                best.offer(loop.values(), loss);
                LOG.info(
                        "{} epoch {}: log loss {} on {} rows",
                        step,
                        epoch,
                        loss,
                        set.validation().rows());
            }
        }
        progress.step(step, total(settings), total(settings));
        MultiLayerNetwork network = Networks.fresh(topology, settings.seed());
        network.setParams(Nd4j.createFromArray(new float[][] {topology.toGraph(best.values())}));
        Map<String, String> calibration = Calibrated.lay(network, encoder, set.train(), settings.calibrationDays());
        return new Fitted(
                network,
                encoder,
                scores(network, encoder, set.validation()),
                best.losses(),
                best.epoch(),
                nanos / 1e9,
                seen,
                calibration);
    }

    /** What the network of these settings sees. */
    Encoder encoder(TrainingSettings settings) {
        return settings.pieces() == 0 ? standardiser : PiecewiseEncoder.learn(set.train(), settings.pieces());
    }

    private long total(TrainingSettings settings) {
        return (long) settings.epochs() * set.train().rows();
    }

    /** The rows that fill no batch at the end wait for the order of another epoch: Adam would make as long a step of a few rows as of many. */
    private long epoch(Loop loop, TrainingSettings settings, int epoch, String step) {
        int rows = set.train().rows();
        int batch = Math.min(settings.batch(), rows);
        BlockShuffle order = new BlockShuffle(rows, settings.block(), settings.seed() * 1_000_003 + epoch);
        long before = (long) (epoch - 1) * rows;
        int told = 0;
        int from = 0;
        for (; from + batch <= rows; from += batch) {
            double done = (double) (before + from) / total(settings);
            loop.step(set.train(), order, from, batch, settings.rate(done));
            int percent = (int) (100L * (from + batch) / rows);
            if (percent > told) {
                told = percent;
                progress.step(step, before + from + batch, total(settings));
            }
        }
        return from;
    }

    /** Probabilities of a split's rows, in order. */
    static float[] scores(MultiLayerNetwork network, Encoder encoder, Split split) {
        float[] scores = new float[split.rows()];
        try (Batch batch = new Batch(split, encoder, Math.min(SCORED_AT_ONCE, split.rows()))) {
            for (int row = 0; row < scores.length; row += SCORED_AT_ONCE) {
                batch.clear();
                batch.add(row, Math.min(SCORED_AT_ONCE, scores.length - row));
                INDArray output = network.output(batch.features(), false);
                System.arraycopy(output.data().asFloat(), 0, scores, row, batch.filled());
                output.close();
            }
        }
        return scores;
    }

    /** The best epoch so far; without patience the last one. */
    private static final class Best {

        private final int patience;
        private final List<Double> losses = new ArrayList<>();
        private int epoch;
        private float[] values = {};

        Best(int patience) {
            this.patience = patience;
        }

        void offer(float[] candidate, double loss) {
            losses.add(loss);
            if (patience == 0 || epoch == 0 || loss < losses.get(epoch - 1)) {
                epoch = losses.size();
                values = candidate;
            }
        }

        boolean exhausted() {
            return patience > 0 && epoch > 0 && losses.size() - epoch >= patience;
        }

        int epoch() {
            return epoch;
        }

        List<Double> losses() {
            return losses;
        }

        float[] values() {
            return values;
        }
    }
}
