package dev.chainon.training;

import dev.chainon.training.evaluation.Evaluation;
import dev.chainon.training.evaluation.Interval;
import dev.chainon.training.evaluation.Metric;
import java.util.LinkedHashMap;
import java.util.Map;

/** The measured figures under their stable identifiers. */
record Figures(String period) {

    Map<String, Double> of(Findings findings, double seconds) {
        Map<String, Double> figures = new LinkedHashMap<>();
        add(figures, "model." + period, findings.candidate());
        findings.candidate().intervals().forEach((metric, interval) -> {
            figures.put("model." + period + "." + metric.key() + ".low", interval.low());
            figures.put("model." + period + "." + metric.key() + ".high", interval.high());
        });
        figures.put("model.onnx.maxdiff", findings.parity());
        findings.control().forEach((name, evaluation) -> {
            add(figures, "control." + name, evaluation);
            Interval gain = findings.candidate().minus(evaluation).getOrDefault(Metric.AUC, new Interval(0, 0));
            figures.put("control." + name + ".auc.gain.low", gain.low());
            figures.put("control." + name + ".auc.gain.high", gain.high());
        });
        findings.champion().ifPresent(champion -> figures.put("champion.auc", champion.auc()));
        figures.put("training.rows.per.second", findings.fitted().rowsPerSecond());
        figures.put("training.fit.seconds", findings.fitted().seconds());
        figures.put("training.seconds", seconds);
        return figures;
    }

    private static void add(Map<String, Double> figures, String prefix, Evaluation evaluation) {
        for (Metric metric : Metric.values()) {
            figures.put(prefix + "." + metric.key(), metric.of(evaluation.metrics()));
        }
    }
}
