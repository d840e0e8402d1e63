package dev.chainon.training;

import dev.chainon.core.process.Progress;
import dev.chainon.training.evaluation.Evaluation;
import dev.chainon.training.evaluation.Interval;
import dev.chainon.training.evaluation.Isotonic;
import dev.chainon.training.evaluation.Metric;
import dev.chainon.training.evaluation.Platt;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Whether it pays to calibrate the network on the last days before a moment, judged on the rows after it, which neither network nor calibration saw. Call
 * {@link Backend#prepare} first.
 */
public final class CalibrationTrial {

    private static final String NONE = "none";

    private final TrainingSet set;
    private final TrainingSettings settings;
    private final int threads;
    private final Map<String, List<Evaluation>> judged = new LinkedHashMap<>();

    /** @param set the rows before the moment and those after it, see {@link TrainingSet#at} */
    public CalibrationTrial(TrainingSet set, TrainingSettings settings, int threads) {
        this.set = set;
        this.settings = settings.calibratedOn(0);
        this.threads = threads;
    }

    @FunctionalInterface
    private interface Curve {
        float of(float score);
    }

    /**
     * Three ways: {@code moved.} learns the curve from a network that has not seen the last days, and lays it over the one that learnt from all rows; {@code apart.} lays it over the
     * former itself; {@code seen.} learns it from the words of the latter on days that it learnt from. Behind them {@code none}, {@code temperature}, {@code shift}, {@code platt} or
     * {@code isotonic}, and each metric as the mean over the seeds, with {@code .gain}, its change against {@code none}, and the bounds of its 95 % interval, paired over days.
     *
     * @param seeds of the network, from 1 on
     * @param days held out
     */
    public Map<String, Double> measure(int seeds, int days) {
        judged.clear();
        for (int seed = 1; seed <= seeds; seed++) {
            trial(settings.seeded(seed), days);
        }
        Map<String, Double> found = new TreeMap<>();
        Evaluation none = Evaluation.mean(judged.getOrDefault(NONE, List.of()));
        judged.forEach((name, evaluations) -> put(found, name, Evaluation.mean(evaluations), none));
        return found;
    }

    private void trial(TrainingSettings seeded, int days) {
        TrainingSet apart = heldOut(days);
        Fitted early = fit(apart, seeded);
        Fitted whole = fit(set, seeded);
        float[] outcomes = apart.validation().labels();
        float[] before = Trainer.scores(early.network(), early.encoder(), set.validation());
        judge(NONE, whole.scores(), score -> score);
        judge("apart." + NONE, before, score -> score);
        curves(early.scores(), outcomes).forEach((name, curve) -> {
            judge("moved." + name, whole.scores(), curve);
            judge("apart." + name, before, curve);
        });
        curves(Trainer.scores(whole.network(), whole.encoder(), apart.validation()), outcomes)
                .forEach((name, curve) -> judge("seen." + name, whole.scores(), curve));
        early.network().close();
        whole.network().close();
    }

    /** The training period alone: its last days to judge on, what precedes them to learn from. */
    private TrainingSet heldOut(int days) {
        Split last = Calibrated.last(set.train(), days);
        return set.within(last.minute(0), last.minute(last.rows() - 1) + 1);
    }

    private static Map<String, Curve> curves(float[] scores, float[] outcomes) {
        Map<String, Curve> curves = new LinkedHashMap<>();
        curves.put("temperature", Platt.fit(scores, outcomes, row -> true, Platt.Free.SLOPE)::of);
        curves.put("shift", Platt.fit(scores, outcomes, row -> true, Platt.Free.SHIFT)::of);
        curves.put("platt", Platt.fit(scores, outcomes, row -> true)::of);
        curves.put("isotonic", Isotonic.fit(scores, outcomes)::of);
        return curves;
    }

    private Fitted fit(TrainingSet on, TrainingSettings seeded) {
        Progress quiet = new Progress(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        return new Trainer(on, Standardiser.learn(on.train(), on.features()), quiet, threads).fit("train", seeded);
    }

    private void judge(String name, float[] scores, Curve curve) {
        float[] bent = new float[scores.length];
        for (int row = 0; row < bent.length; row++) {
            bent[row] = curve.of(scores[row]);
        }
        judged.computeIfAbsent(name, key -> new ArrayList<>())
                .add(Scored.of(bent, set.validation(), settings).evaluation());
    }

    private static void put(Map<String, Double> found, String name, Evaluation of, Evaluation none) {
        Map<Metric, Interval> gains = of.minus(none);
        for (Metric metric : Metric.values()) {
            String key = name + "." + metric.key();
            found.put(key, metric.of(of.metrics()));
            found.put(key + ".gain", metric.of(of.metrics()) - metric.of(none.metrics()));
            Interval gain = gains.getOrDefault(metric, new Interval(0, 0));
            found.put(key + ".low", gain.low());
            found.put(key + ".high", gain.high());
        }
    }
}
