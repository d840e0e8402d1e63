package dev.chainon.monitoring.drift;

import dev.chainon.core.drift.ColumnReference;
import dev.chainon.core.drift.Reference;
import dev.chainon.core.model.Grouping;
import dev.chainon.core.model.Prediction;
import dev.chainon.monitoring.performance.Judged;
import dev.chainon.monitoring.quality.VersionQuality;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What is watched of one version of a model: its inputs and scores against its reference, its quality against its validation days, judged again whenever an hour of event time ends.
 * Thread-safe.
 */
final class VersionWatch {

    private static final int MINUTES_AN_HOUR = 60;

    private final References.Found found;
    private final VersionQuality quality;
    private final Signals signals = new Signals();
    private final Optional<InputWindow> inputs;
    private final Optional<QualityBounds> bounds;
    private final Optional<LossWatch> losses;
    private List<ColumnDrift> columns = List.of();
    private List<Quantiles> quantiles = List.of();
    private long hour = Long.MIN_VALUE;
    private long unequal;

    VersionWatch(References.Found found, List<Grouping> groupings) {
        this.found = found;
        this.inputs = found.reference().map(reference -> new InputWindow(columns(reference)));
        this.bounds = found.reference().flatMap(reference -> QualityBounds.of(reference.days()));
        this.losses = bounds.map(bound -> new LossWatch(bound, signals));
        this.quality = new VersionQuality(
                groupings, found.reference().map(Reference::threshold).orElse(Double.NaN));
    }

    private static List<ColumnReference> columns(Reference reference) {
        List<ColumnReference> columns = new ArrayList<>(reference.features());
        columns.add(reference.score());
        return columns;
    }

    synchronized void predicted(Prediction prediction) {
        Optional<Reference> reference = found.reference();
        if (reference.isEmpty() || inputs.isEmpty()) {
            return;
        }
        int width = reference.get().features().size();
        if (prediction.inputs().size() != width) {
            unequal++;
            return;
        }
        long now = Math.floorDiv(prediction.minute(), MINUTES_AN_HOUR);
        float[] row = new float[width + 1];
        System.arraycopy(prediction.inputs().values(), 0, row, 0, width);
        row[width] = (float) prediction.probability();
        inputs.get().add(prediction.minute(), row);
        if (now > hour) {
            hour = now;
            judge(reference.get(), inputs.get().day(), now * MINUTES_AN_HOUR);
        }
    }

    private void judge(Reference reference, InputWindow.Day day, long minute) {
        if (day.rows() >= bounds.map(bound -> bound.rows() / 2).orElse(Double.MAX_VALUE)) {
            List<ColumnReference> all = columns(reference);
            List<ColumnDrift> drifts = IntStream.range(0, all.size())
                    .mapToObj(i -> ColumnDrift.of(
                            all.get(i), day.counts().get(i), all.get(i).ks(day.below(i, all.get(i)))))
                    .toList();
            InputDrift drift = new InputDrift(drifts.subList(0, drifts.size() - 1));
            drift.tell(minute, signals);
            ScoreDrift.tell(minute, drifts.get(drifts.size() - 1), signals);
            columns = drift.columns();
            quantiles = Quantiles.of(all, day);
        }
        bounds.ifPresent(
                bound -> quality.performance().ifPresent(live -> QualitySignals.tell(minute, live, bound, signals)));
    }

    synchronized void judged(Judged judged) {
        quality.add(judged);
        losses.ifPresent(watch -> watch.add(judged.minute(), judged.score(), judged.outcome()));
    }

    synchronized List<Signal> signals() {
        return signals.all();
    }

    synchronized List<ColumnDrift> columns() {
        return columns;
    }

    synchronized VersionReport report(String model, int version) {
        return new VersionReport(
                model,
                version,
                why(),
                signals.all(),
                columns,
                quantiles,
                new VersionReport.Labels(
                        quality.performance(), quality.warnings(), quality.threshold(), quality.groups()));
    }

    private String why() {
        if (!found.why().isEmpty()) {
            return found.why();
        }
        if (bounds.isEmpty()) {
            return "absent: the reference has too few validation days to learn bounds from";
        }
        return unequal > 0 && columns.isEmpty()
                ? "absent: " + unequal + " predictions came without the inputs of the model"
                : "";
    }
}
