package dev.chainon.training;

import dev.chainon.core.model.StabilityIndex;
import dev.chainon.core.process.Progress;
import dev.chainon.training.evaluation.DeLong;
import dev.chainon.training.evaluation.Evaluation;
import dev.chainon.training.evaluation.Interval;
import dev.chainon.training.evaluation.Metric;
import dev.chainon.training.trees.BoostedTrees;
import dev.chainon.training.trees.TreeScores;
import dev.chainon.training.trees.TreeSettings;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The network beside boosted trees at one moment of the past (rolling origin; Tashman 2000): both learn from the same rows, all those before the moment, and are judged on the same
 * rows after it, by the same resamples of days. Call {@link Backend#prepare} first.
 */
public final class RollingOrigin {

    private static final int PSI_BINS = 10;

    /** Rows before the moment whose scores stand for all, evenly spread. */
    private static final int PSI_ROWS = 200_000;

    private final TrainingSet set;
    private final TrainingSettings settings;
    private final TreeSettings trees;

    /** @param set the rows before the moment and those after it, see {@link TrainingSet#at} */
    public RollingOrigin(TrainingSet set, TrainingSettings settings, TreeSettings trees) {
        this.set = set;
        this.settings = settings;
        this.trees = trees;
    }

    /**
     * Grows the trees once and trains the network with several seeds. {@code network.}, {@code trees.}, {@code gain.} (network minus trees) and {@code mean.} (the mean of the networks'
     * probabilities) stand before each metric, {@code .low} and {@code .high} behind it for its 95 % interval; {@code network.} is the mean over the seeds, with its {@code .deviation}.
     *
     * @param seeds of the network, from 1 on
     */
    public Map<String, Double> measure(int seeds, int threads) {
        Progress quiet = new Progress(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        Map<String, Double> found = new TreeMap<>();
        found.put("rows.train", (double) set.train().rows());
        found.put("rows.judged", (double) set.validation().rows());
        found.put("late.train", set.train().baseRate());
        found.put("late.judged", set.validation().baseRate());
        TreeScores grown = new BoostedTrees(trees, settings.seed(), quiet).fit(set.train(), set.validation());
        found.put("trees.rows", (double) grown.rows());
        found.put("trees.seconds", grown.seconds());
        Evaluation peer = judged(grown.scores());
        put(found, "trees", peer);

        Trainer trainer = new Trainer(set, Standardiser.learn(set.train(), set.features()), quiet, threads);
        List<Evaluation> networks = new ArrayList<>();
        float[] sum = new float[set.validation().rows()];
        for (int seed = 1; seed <= seeds; seed++) {
            Fitted fitted = trainer.fit("train", settings.seeded(seed));
            networks.add(judged(fitted.scores()));
            DeLong test = DeLong.between(
                    fitted.scores(), grown.scores(), set.validation().labels());
            found.put("seed." + seed + ".delong.z", test.z());
            found.put("seed." + seed + ".delong.p", test.p());
            found.put("seed." + seed + ".epoch", (double) fitted.bestEpoch());
            found.put("seed." + seed + ".seconds", fitted.seconds());
            found.put("seed." + seed + ".psi", psi(fitted));
            for (int row = 0; row < sum.length; row++) {
                sum[row] += fitted.scores()[row] / seeds;
            }
            fitted.network().close();
        }
        compare(found, networks, peer);
        Evaluation ensemble = judged(clipped(sum));
        put(found, "mean", ensemble);
        gains(found, "mean.gain", ensemble, peer);
        return found;
    }

    private void compare(Map<String, Double> found, List<Evaluation> networks, Evaluation peer) {
        Evaluation network = Evaluation.mean(networks);
        put(found, "network", network);
        gains(found, "gain", network, peer);
        for (Metric metric : Metric.values()) {
            double mean = metric.of(network.metrics());
            double squares = 0;
            for (int seed = 0; seed < networks.size(); seed++) {
                double value = metric.of(networks.get(seed).metrics());
                found.put("seed." + (seed + 1) + "." + metric.key(), value);
                squares += (value - mean) * (value - mean);
            }
            found.put("network." + metric.key() + ".deviation", Math.sqrt(squares / Math.max(1, networks.size() - 1)));
        }
    }

    private Evaluation judged(float[] scores) {
        return Scored.of(scores, set.validation(), settings).evaluation();
    }

    /** How far the scores of the judged rows have drifted from those of the rows before. */
    private double psi(Fitted fitted) {
        Split before = set.train().spread(PSI_ROWS, settings.block());
        return StabilityIndex.against(Trainer.scores(fitted.network(), fitted.encoder(), before), PSI_BINS)
                .of(fitted.scores());
    }

    /** A sum of parts may leave the range of a probability by a rounding. */
    private static float[] clipped(float[] scores) {
        for (int row = 0; row < scores.length; row++) {
            scores[row] = Math.min(scores[row], 1);
        }
        return scores;
    }

    private static void put(Map<String, Double> found, String name, Evaluation evaluation) {
        evaluation.intervals().forEach((metric, interval) -> {
            String key = name + "." + metric.key();
            found.put(key, metric.of(evaluation.metrics()));
            put(found, key, interval);
        });
    }

    private static void gains(Map<String, Double> found, String name, Evaluation of, Evaluation peer) {
        of.minus(peer).forEach((metric, interval) -> {
            String key = name + "." + metric.key();
            found.put(key, metric.of(of.metrics()) - metric.of(peer.metrics()));
            put(found, key, interval);
        });
    }

    private static void put(Map<String, Double> found, String key, Interval interval) {
        found.put(key + ".low", interval.low());
        found.put(key + ".high", interval.high());
    }
}
