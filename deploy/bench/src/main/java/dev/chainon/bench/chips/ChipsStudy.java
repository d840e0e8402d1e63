package dev.chainon.bench.chips;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chainon.bench.Findings;
import dev.chainon.bench.Study;
import dev.chainon.bench.StudyPages;
import dev.chainon.bench.TrainerChild;
import dev.chainon.bench.Workbench;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Every chip and setting of this machine: rows a second of training, times of predictions, copies of memory, energy where it is counted, and how far the scores move. What is
 * absent is listed with the exact reason.
 *
 * <p>Options: {@code rows} (60,000) of the training period; {@code judged} (50,000), the last rows of the validation period; {@code rounds} (2) that are timed in a process; {@code tours} (2)
 * of the settings of training, each in a new process;
 * {@code threads} (the cores) at most; {@code longest} (900) seconds of a process, after which its setting is absent; {@code only-generic} (0): 1 leaves out the other builds of ND4J.
 */
public final class ChipsStudy implements Study {

    @Override
    public List<String> subjects() {
        return List.of(TrainerChild.MODULE);
    }

    @Override
    public Optional<StudyPages> pages() {
        return Optional.of(new StudyPages("chips", ChipsStudy.class));
    }

    @Override
    public boolean partial(Map<String, String> options) {
        return !options.isEmpty();
    }

    @Override
    public Findings run(Workbench bench) throws IOException {
        Path set = TrainerChild.trainingSet(bench);
        ChipProcess.Size size = new ChipProcess.Size(
                set,
                bench.option("rows", 60_000),
                bench.option("judged", 50_000),
                bench.option("rounds", 2),
                bench.option("tours", 2),
                Duration.ofSeconds(bench.option("longest", 900)),
                bench.scratch("chips"));
        Measurement measurement = new Measurement(bench, size);
        ObjectNode details = measurement.details(bench.option("only-generic", 0) == 1);
        JsonNode manifest =
                new ObjectMapper().readTree(set.resolve("manifest.json").toFile());
        details.put("setRows", manifest.path("rows").path("train").asLong());
        new Examples(Measures.of(details)).tell(details);
        return new Findings(figures(details), details);
    }

    /** By the name of the setting; of one that is absent there is none. */
    private static Map<String, Double> figures(JsonNode details) {
        Map<String, Double> figures = new TreeMap<>();
        for (String kind : List.of("training", "serving")) {
            ArrayNode rows = (ArrayNode) details.path(kind);
            rows.forEach(row -> row.path("figures").properties().forEach(figure -> {
                if (shown(figure.getKey())) {
                    figures.put(
                            "chips." + row.path("id").asText() + "." + figure.getKey(),
                            figure.getValue().asDouble());
                }
            }));
        }
        return figures;
    }

    private static boolean shown(String figure) {
        return List.of(
                        "rows.per.second",
                        "auc.change",
                        "maxdiff",
                        "start.seconds",
                        "transfer.to.bytes.per.second",
                        "batch.1.p50.us",
                        "batch.1.p99.us",
                        "batch.4096.rows.per.second",
                        "joules.per.million.rows")
                .contains(figure);
    }
}
