package dev.chainon.bench.training;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chainon.bench.Findings;
import dev.chainon.bench.Study;
import dev.chainon.bench.StudyPages;
import dev.chainon.bench.TrainerChild;
import dev.chainon.bench.Workbench;
import dev.chainon.local.process.Failure;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The training loop: rows a second beside scikit-learn's on the same rows, the seconds to a useful model, and how good the model is on the validation period.
 *
 * <p>Without the option {@code only} it measures speed, convergence and quality: some five minutes on two cores.
 *
 * <p>Options: {@code only} (one of the parts); {@code rows} (400,000) of each measurement of speed; {@code rounds} (3), in which the two take
 * turns; {@code seeds} (5 of the quality and of the last origin, 3 of other settings and of early stopping, 1 of calibrations, 4 of other builds); {@code days} (14) on which a calibration is
 * learnt. The training set is the latest one of the state folder.
 */
public final class TrainingStudy implements Study {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** May AUC that DATA calls respectable, and the name that the figure has for it. */
    private static final double AUC = 0.885;

    @Override
    public List<String> parts() {
        return List.of(
                "speed",
                "convergence",
                "quality",
                "origins",
                "calibration",
                "stopping",
                "variants",
                "builds",
                "residual");
    }

    /** Each of them trains for minutes to an hour. */
    @Override
    public List<String> longParts() {
        return List.of("origins", "calibration", "stopping", "variants", "builds", "residual");
    }

    @Override
    public List<String> subjects() {
        return List.of(TrainerChild.MODULE);
    }

    @Override
    public Optional<StudyPages> pages() {
        return Optional.of(new StudyPages("training", TrainingStudy.class));
    }

    @Override
    public boolean partial(Map<String, String> options) {
        return options.keySet().stream().anyMatch(List.of("rows", "rounds", "seeds", "days")::contains);
    }

    @Override
    public Findings run(Workbench bench) throws IOException, InterruptedException {
        TrainerProcess trainer = new TrainerProcess(bench, TrainerChild.trainingSet(bench));
        String part = bench.options().getOrDefault(ONLY, "");
        return switch (part) {
            case "speed" -> new Speed(bench, trainer).measure();
            case "convergence" -> convergence(trainer);
            case "quality" -> Quality.seeds(trainer, (int) bench.option("seeds", 5));
            case "origins" -> new Origins(trainer, (int) bench.option("seeds", 5)).measure();
            case "calibration" ->
                new Calibrations(trainer, (int) bench.option("seeds", 1), (int) bench.option("days", 14)).measure();
            case "stopping" -> new Attempts(trainer, (int) bench.option("seeds", 3)).stopping();
            case "variants" -> new Attempts(trainer, (int) bench.option("seeds", 3)).settings();
            case "builds" -> new Attempts(trainer, (int) bench.option("seeds", 4)).builds();
            case "residual" -> new Attempts(trainer, (int) bench.option("seeds", 4)).residual();
            default -> throw new IllegalArgumentException("the study has no part '" + part + "'");
        };
    }

    private static Findings convergence(TrainerProcess trainer) {
        Map<String, Double> found = trainer.until(AUC);
        if (!found.containsKey("seconds")) {
            throw new Failure(
                    "The training ended at an AUC of " + found.get("auc") + " and never reached " + AUC + ".");
        }
        Map<String, Double> figures = new TreeMap<>();
        figures.put("training.seconds.to.auc885", found.getOrDefault("seconds", Double.NaN));
        figures.put("training.peak.mb", found.getOrDefault("peak.mb", Double.NaN));
        return new Findings(figures, JSON.convertValue(found, new TypeReference<ObjectNode>() {}));
    }
}
