package dev.chainon.monitoring.drift;

import dev.chainon.core.drift.Reference;
import dev.chainon.core.model.Grouping;
import dev.chainon.core.process.Telemetry;
import dev.chainon.monitoring.quality.VersionQuality;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** The board as gauges of the version that predicts: one for each signal, each column of its reference and each group of the use case, so their number is bounded. */
public final class DriftGauges {

    /** Every signal there is. */
    public static final List<String> SIGNALS = List.of(
            "drift.inputs.psi",
            "drift.inputs.ks",
            "drift.score.psi",
            "drift.score.ks",
            "drift.loss",
            "drift.surprise",
            "quality.auc",
            "quality.logloss",
            "quality.ece");

    private final DriftBoard board;
    private final Telemetry telemetry;
    private final Set<String> columns = new HashSet<>();

    public DriftGauges(DriftBoard board, Telemetry telemetry) {
        this.board = board;
        this.telemetry = telemetry;
    }

    /** Before the first prediction is read. */
    public void register() {
        for (String id : SIGNALS) {
            telemetry.gauge("chainon_drift_signal_value", () -> signal(id, Signal::value), "signal", id);
            telemetry.gauge("chainon_drift_signal_bound", () -> signal(id, Signal::bound), "signal", id);
            telemetry.gauge("chainon_drift_signal_firing", () -> signal(id, s -> s.fires() ? 1 : 0), "signal", id);
        }
        for (Grouping grouping : board.groupings()) {
            for (String group : grouping.groups()) {
                group("chainon_quality_group_auc", grouping, group, each -> each.performance()
                        .metrics()
                        .auc());
                group("chainon_quality_group_logloss", grouping, group, each -> each.performance()
                        .metrics()
                        .logLoss());
                group("chainon_quality_group_precision", grouping, group, each -> each.warnings()
                        .precision());
                group("chainon_quality_group_recall", grouping, group, each -> each.warnings()
                        .recall());
            }
        }
        board.onReference(this::columns);
    }

    private void group(String name, Grouping grouping, String group, ToDoubleFunction<VersionQuality.Group> figure) {
        telemetry.gauge(
                name,
                () -> board.latest().stream()
                        .flatMap(report -> report.labels().groups().stream())
                        .filter(each -> each.grouping().equals(grouping.key())
                                && each.group().equals(group))
                        .mapToDouble(figure)
                        .findFirst()
                        .orElse(Double.NaN),
                "grouping",
                grouping.key(),
                "group",
                group);
    }

    private void columns(Reference reference) {
        reference.features().forEach(feature -> {
            if (columns.add(feature.name())) {
                telemetry.gauge(
                        "chainon_drift_psi", () -> column(feature.name(), ColumnDrift::psi), "feature", feature.name());
                telemetry.gauge(
                        "chainon_drift_ks", () -> column(feature.name(), ColumnDrift::ks), "feature", feature.name());
            }
        });
    }

    private double signal(String id, ToDoubleFunction<Signal> figure) {
        return board.signals().stream()
                .filter(signal -> signal.id().equals(id))
                .mapToDouble(figure)
                .findFirst()
                .orElse(Double.NaN);
    }

    private double column(String name, ToDoubleFunction<ColumnDrift> figure) {
        return board.columns().stream()
                .filter(column -> column.name().equals(name))
                .mapToDouble(figure)
                .findFirst()
                .orElse(Double.NaN);
    }
}
