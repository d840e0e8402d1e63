package dev.chainon.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.chainon.local.process.Program;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What each family of features is worth, by ablation on the training set of this home, in the trainer's own process.
 *
 * <p>Options: {@code rows} (300,000), training rows at most; {@code epochs} (5) of the network; {@code seeds} (3).
 */
public final class AblationStudy implements Study {

    private static final int HEAP_MB = 1024;

    @Override
    public List<String> subjects() {
        return List.of(TrainerChild.MODULE);
    }

    @Override
    public Optional<StudyPages> pages() {
        return Optional.of(new StudyPages("ablation", AblationStudy.class));
    }

    @Override
    public boolean partial(Map<String, String> options) {
        return !options.isEmpty();
    }

    @Override
    public Findings run(Workbench bench) throws IOException {
        TrainerChild.trainingSet(bench);
        JsonNode told = told(bench);
        return new Findings(figures(told), told);
    }

    private static Map<String, Double> figures(JsonNode told) {
        Map<String, Double> figures = new LinkedHashMap<>();
        told.path("models").properties().forEach(model -> {
            String prefix = "ablation." + model.getKey() + ".";
            for (String metric : List.of("auc", "logloss")) {
                figures.put(
                        prefix + metric,
                        model.getValue().path("all").path(metric).asDouble(Double.NaN));
                model.getValue().path("gains").properties().forEach(family -> {
                    String id = prefix + metric + ".gain." + family.getKey();
                    JsonNode gain = family.getValue().path(metric);
                    figures.put(id, gain.path("value").asDouble(Double.NaN));
                    figures.put(id + ".low", gain.path("low").asDouble(Double.NaN));
                    figures.put(id + ".high", gain.path("high").asDouble(Double.NaN));
                });
            }
        });
        figures.put("ablation.seeds.auc", told.path("seeds").path("auc").asDouble(Double.NaN));
        figures.put("ablation.seeds.logloss", told.path("seeds").path("logloss").asDouble(Double.NaN));
        return figures;
    }

    private static JsonNode told(Workbench bench) {
        Program program = TrainerChild.program(bench, "ablation", "Ablate", HEAP_MB)
                .withOptions(List.of(
                        "-Dchainon.training.epochs=" + bench.option("epochs", 5),
                        "-Dchainon.training.control-epochs=2",
                        "-Dchainon.ablation.rows=" + bench.option("rows", 300_000),
                        "-Dchainon.ablation.seeds=" + bench.option("seeds", 3)));
        return TrainerChild.result(
                bench, program, progress -> bench.say(progress.done() + " of " + progress.total() + " models"));
    }
}
