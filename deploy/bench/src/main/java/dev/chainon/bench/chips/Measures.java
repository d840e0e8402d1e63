package dev.chainon.bench.chips;

import com.fasterxml.jackson.databind.JsonNode;
import dev.chainon.chips.advice.Absent;
import dev.chainon.chips.advice.Advisor;
import dev.chainon.chips.advice.ServingMeasure;
import dev.chainon.chips.advice.TrainingMeasure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What the advisor reads of a result of this study.
 *
 * @param cores of the machine that was measured
 * @param rows of the whole training set
 * @param absent settings that were not measured
 */
record Measures(
        int cores, long rows, List<TrainingMeasure> training, List<ServingMeasure> serving, List<Absent> absent) {

    private static final double MICROSECOND = 1e-6;
    private static final String PREFIX = "batch.";
    private static final String SUFFIX = ".mean.us";

    Measures {
        training = List.copyOf(training);
        serving = List.copyOf(serving);
        absent = List.copyOf(absent);
    }

    static Measures of(JsonNode details) {
        List<TrainingMeasure> training = new ArrayList<>();
        List<ServingMeasure> serving = new ArrayList<>();
        List<Absent> absent = new ArrayList<>();
        for (JsonNode row : details.path("training")) {
            if (row.has("absent")) {
                absent.add(absent(row));
            } else {
                training.add(training(row));
            }
        }
        for (JsonNode row : details.path("serving")) {
            if (row.has("absent")) {
                absent.add(absent(row));
            } else {
                serving.add(serving(row));
            }
        }
        return new Measures(
                details.path("cores").asInt(), details.path("setRows").asLong(), training, serving, absent);
    }

    Advisor advisor() {
        return new Advisor(training, serving);
    }

    private static Absent absent(JsonNode row) {
        return new Absent(row.path("id").asText(), row.path("absent").asText());
    }

    private static TrainingMeasure training(JsonNode row) {
        JsonNode figures = row.path("figures");
        return new TrainingMeasure(
                row.path("id").asText(),
                row.path("threads").asInt(),
                number(figures, "start.seconds"),
                1 / number(figures, "rows.per.second"),
                number(figures, "transfer.to.row.seconds"));
    }

    private static ServingMeasure serving(JsonNode row) {
        JsonNode figures = row.path("figures");
        List<ServingMeasure.Batch> batches = new ArrayList<>();
        figures.properties().forEach(figure -> {
            String key = figure.getKey();
            if (key.startsWith(PREFIX) && key.endsWith(SUFFIX)) {
                String size = key.substring(PREFIX.length(), key.length() - SUFFIX.length());
                batches.add(new ServingMeasure.Batch(
                        Integer.parseInt(size),
                        MICROSECOND * number(figures, key),
                        MICROSECOND * number(figures, PREFIX + size + ".p99.us"),
                        MICROSECOND * number(figures, PREFIX + size + ".transfer.us")));
            }
        });
        batches.sort(Comparator.comparing(ServingMeasure.Batch::rows));
        return new ServingMeasure(
                row.path("id").asText(), row.path("threads").asInt(), number(figures, "start.seconds"), batches);
    }

    private static double number(JsonNode figures, String key) {
        return figures.path(key).asDouble(Double.NaN);
    }
}
