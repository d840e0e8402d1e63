package dev.chainon.bench.training;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chainon.bench.Findings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How good the network is on the validation period, over several seeds. */
final class Quality {

    /** In the order of the page. */
    private static final List<String> METRICS = List.of("auc", "prauc", "logloss", "brier", "ece");

    private Quality() {}

    /** @param seeds that the network is trained with, from 1 on */
    static Findings seeds(TrainerProcess trainer, int seeds) {
        List<Map<String, Double>> runs = new ArrayList<>();
        for (int seed = 1; seed <= seeds; seed++) {
            runs.add(trainer.quality("seed = " + seed));
        }
        Map<String, Double> figures = new LinkedHashMap<>();
        for (String metric : METRICS) {
            double[] values = values(runs, metric);
            figures.put("training.may." + metric, mean(values));
            figures.put("training.may." + metric + ".deviation", deviation(values));
            figures.put("training.may." + metric + ".low", mean(values(runs, metric + ".low")));
            figures.put("training.may." + metric + ".high", mean(values(runs, metric + ".high")));
        }
        figures.put("training.may.fit.seconds", mean(values(runs, "seconds")));
        figures.put("training.may.onnx.maxdiff", most(values(runs, "onnx.maxdiff")));
        figures.put("training.may.onnx.row.us", mean(values(runs, "onnx.row.us")));
        figures.put("training.may.peak.mb", most(values(runs, "peak.mb")));
        ObjectMapper json = new ObjectMapper();
        ObjectNode details = json.createObjectNode();
        details.set("runs", json.valueToTree(runs));
        return new Findings(figures, details);
    }

    private static double[] values(List<Map<String, Double>> runs, String key) {
        return runs.stream()
                .mapToDouble(run -> run.getOrDefault(key, Double.NaN))
                .toArray();
    }

    static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /** Of a sample; 0 where it is one value. */
    static double deviation(double[] values) {
        double mean = mean(values);
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return values.length < 2 ? 0 : Math.sqrt(sum / (values.length - 1));
    }

    private static double most(double[] values) {
        double most = values[0];
        for (double value : values) {
            most = Math.max(most, value);
        }
        return most;
    }
}
