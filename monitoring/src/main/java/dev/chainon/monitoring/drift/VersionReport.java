package dev.chainon.monitoring.drift;

import dev.chainon.monitoring.performance.LivePerformance;
import dev.chainon.monitoring.quality.VersionQuality;
import dev.chainon.monitoring.quality.Warnings;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What is known of one version of a model now.
 *
 * @param why why inputs and bounds are not judged; empty where they are, or will be after half a day of predictions
 * @param columns the inputs, furthest beyond their bounds first; empty until the first judgement
 * @param quantiles of the inputs and of the score over the last day
 */
public record VersionReport(
        String model,
        int version,
        String why,
        List<Signal> signals,
        List<ColumnDrift> columns,
        List<Quantiles> quantiles,
        Labels labels) {

    public VersionReport {
        Objects.requireNonNull(why);
        signals = List.copyOf(signals);
        columns = List.copyOf(columns);
        quantiles = List.copyOf(quantiles);
        Objects.requireNonNull(labels);
    }

    /**
     * The last day of outcomes.
     *
     * @param threshold from which probability on the model warns; not a number where it names none
     */
    public record Labels(
            Optional<LivePerformance> performance,
            Warnings warnings,
            double threshold,
            List<VersionQuality.Group> groups) {
        public Labels {
            groups = List.copyOf(groups);
        }
    }
}
