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
 * Three corrections of the greatest gap in recall, each with its price, on the training set of this home, in the trainer's own process.
 *
 * <p>Option: {@code rows} (600,000), training rows at most.
 */
public final class BiasStudy implements Study {

    private static final int HEAP_MB = 1024;

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
        if (!Files.isRegularFile(bench.home().state().resolve("training/latest"))) {
            throw new Failure("There is no training set yet: ./chainon features makes it.");
        }
        JsonNode told = new ObjectMapper().readTree(told(bench));
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

    private static String told(Workbench bench) {
        Program.Java java = new Program.Java(
                ClassPath.ofModule(bench.home(), "deploy/apps/trainer"), "dev.chainon.apps.AuditBias", HEAP_MB);
        List<String> options = List.of(
                "-Dchainon.home=" + bench.home().state(),
                "-Dchainon.bias.rows=" + bench.option("rows", 600_000),
                "-Djava.io.tmpdir=" + bench.home().folder("tmp"));
        CompletableFuture<String> result = new CompletableFuture<>();
        Child child = Child.start(
                new Program("bias", java, options, List.of(), Map.of()),
                new Child.Setting(bench.home(), bench.settings().logLimit(), line -> {
                    if (line instanceof Line.Result given) {
                        result.complete(given.json());
                    }
                }));
        int code = child.end().join();
        if (code != 0) {
            throw new Failure(child.explanation(code));
        }
        return result.getNow("{}");
    }
}
