package dev.chainon.monitoring.drift;

import dev.chainon.core.model.ModelMetrics;
import dev.chainon.monitoring.quality.Warnings;
import java.util.Map;

/** A report as numbers: a signal {@code X} has {@code X}, {@code X.bound} and {@code X.firing} (0 or 1). */
final class DriftFigures {

    private DriftFigures() {}

    static void put(VersionReport report, Map<String, Double> figures) {
        figures.put("drift.reference", report.why().isEmpty() ? 1.0 : 0.0);
        report.signals().forEach(signal -> {
            figures.put(signal.id(), signal.value());
            figures.put(signal.id() + ".bound", signal.bound());
            figures.put(signal.id() + ".firing", signal.fires() ? 1.0 : 0.0);
        });
        report.columns().forEach(column -> {
            figures.put("drift.psi." + column.name(), column.psi());
            figures.put("drift.ks." + column.name(), column.ks());
        });
        put("quality", report.labels().warnings(), figures);
        report.labels().performance().ifPresent(live -> put("quality", live.metrics(), figures));
        report.labels().groups().forEach(group -> {
            String prefix = "quality.group." + group.grouping() + "." + group.group();
            put(prefix, group.performance().metrics(), figures);
            put(prefix, group.warnings(), figures);
        });
    }

    private static void put(String prefix, ModelMetrics metrics, Map<String, Double> figures) {
        figures.put(prefix + ".auc", metrics.auc());
        figures.put(prefix + ".logloss", metrics.logLoss());
        figures.put(prefix + ".brier", metrics.brier());
        figures.put(prefix + ".ece", metrics.ece());
        figures.put(prefix + ".labels", (double) metrics.rows());
    }

    private static void put(String prefix, Warnings warnings, Map<String, Double> figures) {
        figures.put(prefix + ".warnings.precision", warnings.precision());
        figures.put(prefix + ".warnings.recall", warnings.recall());
    }
}
