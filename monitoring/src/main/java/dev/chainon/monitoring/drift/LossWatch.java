package dev.chainon.monitoring.drift;

import dev.chainon.core.contract.Text;
import dev.chainon.core.drift.DayQuality;

/**
 * The loss of the model, prediction by prediction, in a window that ADWIN keeps as long as nothing changes. The loss is the squared error, which lies between 0 and 1 as the theorem
 * wants; the surprise is what it has above the error that the model itself announced. One thread at a time.
 *
 * <p>A cut of the window is no alarm: the outcomes of one hour share their weather, so they are not the independent numbers of the theorem, and cuts come on quiet days too. The
 * alarm compares the mean since the last cut with the days of the validation period, once it rests on half a day of labels.
 */
final class LossWatch {

    /** The confidence of the paper's and MOA's experiments. */
    private static final double DELTA = 0.002;

    /** As seldom as the windows look at themselves. */
    private static final int TOLD_EVERY = 32;

    private static final double LOWEST = -0.125;

    private final Adwin loss = new Adwin(DELTA);
    private final Adwin surprise = new Adwin(DELTA);
    private final QualityBounds bounds;
    private final Signals signals;
    private long labels;

    LossWatch(QualityBounds bounds, Signals signals) {
        this.bounds = bounds;
        this.signals = signals;
    }

    /** An outcome became known. */
    void add(long minute, double probability, boolean outcome) {
        double miss = probability - (outcome ? 1 : 0);
        loss.add(miss * miss);
        double scaled = (DayQuality.surprise(probability, outcome) - LOWEST) / (1 - LOWEST);
        surprise.add(scaled);
        if (++labels % TOLD_EVERY != 0) {
            return;
        }
        tell(minute, "drift.loss", loss, loss.mean(), bounds.brier());
        tell(minute, "drift.surprise", surprise, surprise.mean() * (1 - LOWEST) + LOWEST, bounds.surprise());
    }

    private void tell(long minute, String id, Adwin window, double mean, double bound) {
        if (window.width() >= bounds.rows() / 2) {
            signals.above(
                    minute,
                    id,
                    mean,
                    bound,
                    new Text(
                            "mean of the last " + window.width() + " labels",
                            "moyenne des " + window.width() + " dernières issues"));
        }
    }
}
