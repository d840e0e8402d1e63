package dev.chainon.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Three corrections of the greatest gap in recall, each with its price, on the training set of this home, in the trainer's own process.
 *
 * <p>Option: {@code rows} (600,000), training rows at most.
 */
public final class BiasStudy implements Study {

    private static final int HEAP_MB = 1024;

    @Override
    public List<String> subjects() {
        return List.of(TrainerChild.MODULE);
    }

    @Override
    public Optional<StudyPages> pages() {
        return Optional.of(new StudyPages("bias", BiasStudy.class));
    }

    @Override
    public boolean partial(Map<String, String> options) {
        return !options.isEmpty();
    }

    @Override
    public Findings run(Workbench bench) throws IOException {
        TrainerChild.trainingSet(bench);
        JsonNode told = told(bench);
        Map<String, Double> figures = new LinkedHashMap<>();
        told.path("gaps").properties().forEach(gap -> between(figures, "bias.gap." + gap.getKey(), gap.getValue()));
        told.path("corrections").properties().forEach(correction -> {
            String prefix = "bias." + correction.getKey();
            between(figures, prefix + ".gap", correction.getValue().path("gap"));
            between(figures, prefix + ".cost.change", correction.getValue().path("costChange"));
            figures.put(prefix + ".auc", correction.getValue().path("auc").asDouble(Double.NaN));
            figures.put(
                    prefix + ".logloss", correction.getValue().path("logloss").asDouble(Double.NaN));
        });
        return new Findings(figures, told);
    }

    private static void between(Map<String, Double> figures, String id, JsonNode estimate) {
        figures.put(id, estimate.path("value").asDouble(Double.NaN));
        figures.put(id + ".low", estimate.path("low").asDouble(Double.NaN));
        figures.put(id + ".high", estimate.path("high").asDouble(Double.NaN));
    }

    private static JsonNode told(Workbench bench) {
        return TrainerChild.result(
                bench,
                TrainerChild.program(bench, "bias", "AuditBias", HEAP_MB)
                        .withOptions(List.of("-Dchainon.bias.rows=" + bench.option("rows", 600_000))));
    }
}
