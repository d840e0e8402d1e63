package dev.chainon.console.source;

import dev.chainon.core.event.Quarantined;
import dev.chainon.core.model.ModelMetrics;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What purification caught and how good the predictions turned out to be. */
public interface Quality {

    /** Refused records of the live stream by rule. */
    Map<String, Long> quarantinedByRule();

    /** Latest refused records, latest first. */
    List<Quarantined> latestQuarantined();

    /** Outcomes known in the last 24 hours of event time. */
    Optional<Live> lastDay();

    /** All outcomes of the epoch. */
    Optional<Live> wholeEpoch();

    /** Metrics of predictions against outcomes, the mean announced probability, and the calibration curve. */
    record Live(ModelMetrics metrics, double meanScore, List<CalibrationPoint> calibration) {
        public Live {
            calibration = List.copyOf(calibration);
        }
    }

    /** Mean announced probability against observed share over a number of rows. */
    record CalibrationPoint(long rows, double announced, double observed) {}
}
