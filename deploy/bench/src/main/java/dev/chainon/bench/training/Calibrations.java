package dev.chainon.bench.training;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chainon.bench.Findings;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Calibrations learnt on the last days before each of the rolling origins, judged on the month after it. One pays if it lowers the mean calibration error of the months, and in no
 * month does an interval put its log loss or its calibration error behind.
 */
final class Calibrations {

    private static final List<String> CURVES = List.of("temperature", "shift", "platt", "isotonic");
    private static final List<String> WAYS = List.of("moved", "apart", "seen");

    /** The intervals of calibrations are paired, hence narrow: fewer resamples will do. */
    private static final String SETTINGS = "resamples = 100";

    private final TrainerProcess trainer;
    private final int seeds;
    private final int days;

    Calibrations(TrainerProcess trainer, int seeds, int days) {
        this.trainer = trainer;
        this.seeds = seeds;
        this.days = days;
    }

    Findings measure() {
        Map<String, Map<String, Double>> months = new LinkedHashMap<>();
        for (YearMonth month : Origins.MONTHS) {
            months.put(
                    month.toString(),
                    trainer.calibration(
                            SETTINGS,
                            Origins.minute(month.atDay(1)),
                            Origins.minute(month.plusMonths(1).atDay(1)),
                            seeds,
                            days));
        }
        return found(months, seeds, days);
    }

    /** @param months what was found of each, by its name */
    static Findings found(Map<String, Map<String, Double>> months, int seeds, int days) {
        Map<String, Double> figures = new LinkedHashMap<>();
        ObjectNode details =
                new ObjectMapper().createObjectNode().put("seeds", seeds).put("days", days);
        ArrayNode told = details.putArray("months");
        months.keySet().forEach(told::add);
        ArrayNode tried = details.putArray("tried");
        List<String> names = new ArrayList<>(List.of("none", "apart.none"));
        WAYS.forEach(way -> CURVES.forEach(curve -> names.add(way + "." + curve)));
        for (String name : names) {
            ObjectNode one = tried.addObject().put("name", name);
            boolean behind = false;
            ArrayNode each = one.putArray("months");
            for (Map<String, Double> month : months.values()) {
                ObjectNode node = each.addObject();
                for (String metric : List.of("ece", "logloss")) {
                    for (String part : List.of("", ".gain", ".low", ".high")) {
                        node.put(metric + part, month.getOrDefault(name + "." + metric + part, Double.NaN));
                    }
                    behind |= node.path(metric + ".low").asDouble() > 0;
                }
            }
            for (String metric : List.of("ece", "logloss")) {
                double mean = mean(months, name + "." + metric);
                one.put(metric, mean);
                one.put(metric + ".gain", mean - mean(months, "none." + metric));
                figures.put("training.calibration." + name + "." + metric, mean);
            }
            one.put("behind", behind);
            one.put("pays", !behind && one.path("ece.gain").asDouble() < 0);
        }
        return new Findings(figures, details);
    }

    private static double mean(Map<String, Map<String, Double>> months, String id) {
        return Quality.mean(months.values().stream()
                .mapToDouble(month -> month.getOrDefault(id, Double.NaN))
                .toArray());
    }
}
