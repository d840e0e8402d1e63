package dev.chainon.training.evaluation;

import dev.chainon.core.model.ModelMetrics;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The metrics of a model, each with the key that manifests and figures use. */
public enum Metric {
    AUC(ModelMetrics::auc),
    PRAUC(ModelMetrics::prAuc),
    LOGLOSS(ModelMetrics::logLoss),
    BRIER(ModelMetrics::brier),
    ECE(ModelMetrics::ece);

    @SuppressWarnings("ImmutableEnumChecker") // method references without state
    private final ToDoubleFunction<ModelMetrics> value;

    Metric(ToDoubleFunction<ModelMetrics> value) {
        this.value = value;
    }

    public double of(ModelMetrics metrics) {
        return value.applyAsDouble(metrics);
    }

    /** Whether more is better. */
    public boolean highIsGood() {
        return this == AUC || this == PRAUC;
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
