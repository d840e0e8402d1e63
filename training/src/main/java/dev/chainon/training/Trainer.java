package dev.chainon.training;

import dev.chainon.core.process.Progress;
import dev.chainon.training.evaluation.Evaluation;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fits a network epoch by epoch and keeps the epoch that does best on the validation period. */
final class Trainer {

    private static final Logger LOG = LoggerFactory.getLogger(Trainer.class);
    private static final int SCORED_AT_ONCE = 8192;

    private final TrainingSet set;
    private final Standardiser standardiser;
    private final Progress progress;

    Trainer(TrainingSet set, Standardiser standardiser, Progress progress) {
        this.set = set;
        this.standardiser = standardiser;
        this.progress = progress;
    }

    /** @param step name under which progress is told */
    Fitted fit(String step, TrainingSettings settings) {
        int batches = (set.train().rows() + settings.batch() - 1) / settings.batch() + 1;
        MultiLayerNetwork network = Networks.fresh(settings, set.features().size(), batches * settings.epochs());
        Best best = new Best(settings.patience());
        long nanos = 0;
        long seen = 0;
        for (int epoch = 1; epoch <= settings.epochs() && !best.exhausted(); epoch++) {
            long start = System.nanoTime();
            epoch(network, settings, epoch, step);
            nanos += System.nanoTime() - start;
            seen += set.train().rows();
            best.offer(network, scores(network, set.validation()), set.validation());
            LOG.info(
                    "{} epoch {}: log loss {} on {} rows",
                    step,
                    epoch,
                    best.lastLoss(),
                    set.validation().rows());
        }
        progress.step(step, total(settings), total(settings));
        network.setParams(best.params());
        return new Fitted(network, standardiser, best.scores(), best.losses(), best.epoch(), nanos / 1e9, seen);
    }

    private long total(TrainingSettings settings) {
        return (long) settings.epochs() * set.train().rows();
    }

    private void epoch(MultiLayerNetwork network, TrainingSettings settings, int epoch, String step) {
        BlockShuffle order =
                new BlockShuffle(set.train().rows(), settings.block(), settings.seed() * 1_000_003 + epoch);
        long before = (long) (epoch - 1) * set.train().rows();
        long done = 0;
        int told = 0;
        try (Batch batch = new Batch(set.train(), standardiser, settings.batch())) {
            for (int position = 0; position < order.blocks(); position++) {
                batch.add(order.firstRow(position), order.count(position));
                if (position + 1 == order.blocks() || !batch.fits(settings.block())) {
                    network.fit(batch.features(), batch.labels());
                    done += batch.filled();
                    batch.clear();
                    int percent = (int) (100 * done / set.train().rows());
                    if (percent > told) {
                        told = percent;
                        progress.step(step, before + done, total(settings));
                    }
                }
            }
        }
    }

    /** Probabilities of a split's rows, in order. */
    float[] scores(MultiLayerNetwork network, Split split) {
        float[] scores = new float[split.rows()];
        try (Batch batch = new Batch(split, standardiser, Math.min(SCORED_AT_ONCE, split.rows()))) {
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

    /** The best epoch so far. */
    private static final class Best {

        private final int patience;
        private final List<Double> losses = new ArrayList<>();
        private int epoch;
        private float[] scores = {};
        private float[] params = {};

        Best(int patience) {
            this.patience = patience;
        }

        void offer(MultiLayerNetwork network, float[] candidate, Split validation) {
            double loss = Evaluation.metrics(candidate, validation.labels()).logLoss();
            losses.add(loss);
            if (epoch == 0 || loss < losses.get(epoch - 1)) {
                epoch = losses.size();
                scores = candidate;
                params = network.params().dup().data().asFloat();
            }
        }

        boolean exhausted() {
            return losses.size() - epoch >= patience && epoch > 0;
        }

        double lastLoss() {
            return losses.get(losses.size() - 1);
        }

        int epoch() {
            return epoch;
        }

        List<Double> losses() {
            return losses;
        }

        float[] scores() {
            return scores;
        }

        INDArray params() {
            return Nd4j.createFromArray(new float[][] {params});
        }
    }
}
