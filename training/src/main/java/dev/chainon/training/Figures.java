package dev.chainon.training;

import dev.chainon.training.evaluation.Evaluation;
import dev.chainon.training.evaluation.GroupReport;
import dev.chainon.training.evaluation.Interval;
import dev.chainon.training.evaluation.Metric;
import dev.chainon.training.evaluation.Sweep;
import java.util.LinkedHashMap;
import java.util.Map;

/** The measured figures under their stable identifiers. */
record Figures(String period) {

    Map<String, Double> of(Findings findings, double seconds) {
        Map<String, Double> figures = new LinkedHashMap<>();
        Evaluation candidate = findings.candidate().evaluation();
        add(figures, "model." + period, candidate);
        candidate
                .intervals()
                .forEach((metric, interval) -> between(figures, "model." + period + "." + metric.key(), interval));
        figures.put("model.onnx.maxdiff", findings.parity());
        findings.control().members().forEach((name, member) -> {
            add(figures, "control." + name, member.evaluation());
            Map<Metric, Interval> gains = candidate.minus(member.evaluation());
            gains.forEach((metric, gain) -> between(figures, "control." + name + "." + metric.key() + ".gain", gain));
        });
        if (findings.control().treesAbsent().isEmpty()) {
            figures.put("control.trees.rows", (double) findings.control().treeRows());
            figures.put("control.trees.seconds", findings.control().treeSeconds());
        }
        Sweep.Cut cut = findings.analysis().cheapest();
        figures.put("model." + period + ".threshold", cut.threshold());
        figures.put("model." + period + ".recall", cut.recall());
        figures.put("model." + period + ".precision", cut.precision());
        findings.analysis().tests().forEach((name, test) -> figures.put("control." + name + ".delong.p", test.p()));
        for (GroupReport report : findings.analysis().groups()) {
            String prefix = "groups." + report.grouping() + ".recall.gap";
            figures.put(prefix, report.recallGap().value());
            between(figures, prefix, report.recallGap().interval());
        }
        findings.champion().ifPresent(champion -> figures.put("champion.auc", champion.auc()));
        figures.put("training.rows.per.second", findings.fitted().rowsPerSecond());
        figures.put("training.fit.seconds", findings.fitted().seconds());
        figures.put("training.seconds", seconds);
        return figures;
    }

    private static void between(Map<String, Double> figures, String prefix, Interval interval) {
        figures.put(prefix + ".low", interval.low());
        figures.put(prefix + ".high", interval.high());
    }

    private static void add(Map<String, Double> figures, String prefix, Evaluation evaluation) {
        for (Metric metric : Metric.values()) {
            figures.put(prefix + "." + metric.key(), metric.of(evaluation.metrics()));
        }
    }
}
