package dev.chainon.monitoring.drift;

import dev.chainon.core.contract.Text;
import dev.chainon.monitoring.performance.LivePerformance;

/** Quality of a day of predictions whose outcomes are known, beside the validation days of its model. */
final class QualitySignals {

    private QualitySignals() {}

    /** Tells nothing while there are labels of less than half a day. */
    static void tell(long minute, LivePerformance live, QualityBounds bounds, Signals signals) {
        long rows = live.metrics().rows();
        if (rows < bounds.rows() / 2) {
            return;
        }
        Text evidence = new Text(rows + " labels", rows + " issues");
        signals.below(minute, "quality.auc", live.metrics().auc(), bounds.auc(), evidence);
        signals.above(minute, "quality.logloss", live.metrics().logLoss(), bounds.logLoss(), evidence);
        signals.above(minute, "quality.ece", live.metrics().ece(), bounds.ece(), evidence);
    }
}
