package dev.chainon.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.chainon.local.process.Child;
import dev.chainon.local.process.ClassPath;
import dev.chainon.local.process.Failure;
import dev.chainon.local.process.Line;
import dev.chainon.local.process.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * What each family of features is worth, by ablation on the training set of this home, in the trainer's own process.
 *
 * <p>Options: {@code rows} (300,000), training rows at most; {@code epochs} (5) of the network; {@code seeds} (3).
 */
public final class AblationStudy implements Study {

    private static final int HEAP_MB = 1024;

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
        if (!Files.isRegularFile(bench.home().state().resolve("training/latest"))) {
            throw new Failure("There is no training set yet: ./chainon features makes it.");
        }
        JsonNode told = new ObjectMapper().readTree(told(bench));
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

    private static String told(Workbench bench) {
        Program.Java java = new Program.Java(
                ClassPath.ofModule(bench.home(), "deploy/apps/trainer"), "dev.chainon.apps.Ablate", HEAP_MB);
        List<String> options = List.of(
                "-Dchainon.home=" + bench.home().state(),
                "-Dchainon.training.epochs=" + bench.option("epochs", 5),
                "-Dchainon.training.control-epochs=2",
                "-Dchainon.ablation.rows=" + bench.option("rows", 300_000),
                "-Dchainon.ablation.seeds=" + bench.option("seeds", 3),
                "-Djava.io.tmpdir=" + bench.home().folder("tmp"));
        CompletableFuture<String> result = new CompletableFuture<>();
        Child child = Child.start(
                new Program("ablation", java, options, List.of(), Map.of()),
                new Child.Setting(bench.home(), bench.settings().logLimit(), line -> hear(line, bench, result)));
        int code = child.end().join();
        if (code != 0) {
            throw new Failure(child.explanation(code));
        }
        return result.getNow("{}");
    }

    private static void hear(Line line, Workbench bench, CompletableFuture<String> result) {
        if (line instanceof Line.Result given) {
            result.complete(given.json());
        } else if (line instanceof Line.Progress progress) {
            bench.say(progress.done() + " of " + progress.total() + " models");
        }
    }
}
