package dev.chainon.training;

import com.typesafe.config.Config;
import dev.chainon.core.UseCase;
import dev.chainon.core.process.Progress;
import dev.chainon.training.evaluation.Bootstrap;
import dev.chainon.training.evaluation.Evaluation;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What each family of features is worth: the network and the linear model are trained on the same rows with all features, and again with one family hidden.
 * Both meet the same resamples of the validation days, so the differences are paired. The network with all features is trained with further seeds too, since
 * a difference that another seed makes is no gain.
 */
public final class Ablation {

    private final TrainingSet set;
    private final TrainingSettings settings;
    private final Progress progress;
    private final int seeds;

    /** @param seeds how many times the network with all features is trained, at least twice */
    Ablation(TrainingSet set, TrainingSettings settings, Progress progress, int seeds) {
        if (seeds < 2) {
            throw new IllegalArgumentException("chainon.ablation.seeds must be at least 2, not " + seeds);
        }
        this.set = set;
        this.settings = settings;
        this.progress = progress;
        this.seeds = seeds;
    }

    /**
     * Measures the families of a use case on the training set that the settings name.
     *
     * @param chainon the settings below the root {@code chainon}
     * @throws BadTrainingSetException if the training set cannot be used or has other features than the use case
     */
    public static AblationResult run(UseCase<?> useCase, Config chainon, Progress progress) {
        TrainingSettings settings = TrainingSettings.of(chainon.getConfig("training"));
        TrainingSet set =
                GateRun.trainingSet(useCase, chainon).spread(chainon.getInt("ablation.rows"), settings.block());
        Backend.prepare(chainon);
        return new Ablation(set, settings, progress, chainon.getInt("ablation.seeds"))
                .measure(useCase.features().families());
    }

    AblationResult measure(Map<String, List<String>> families) {
        Progress quiet = new Progress(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        long runs = 2L * (families.size() + 1) + seeds - 1;
        List<AblationResult.Model> models = new ArrayList<>();
        long done = 0;
        for (Map.Entry<String, TrainingSettings> kind : kinds().entrySet()) {
            Evaluation all = evaluate(set, kind.getValue(), quiet);
            progress.step("ablate", ++done, runs);
            Map<String, Evaluation> without = new LinkedHashMap<>();
            for (Map.Entry<String, List<String>> family : families.entrySet()) {
                without.put(family.getKey(), evaluate(set.hiding(family.getValue()), kind.getValue(), quiet));
                progress.step("ablate", ++done, runs);
            }
            models.add(new AblationResult.Model(kind.getKey(), all, without));
        }
        List<Evaluation> again = new ArrayList<>(List.of(models.get(0).all()));
        for (int i = 1; i < seeds; i++) {
            again.add(evaluate(set, settings.seeded(settings.seed() + i), quiet));
            progress.step("ablate", ++done, runs);
        }
        return new AblationResult(set, settings, families, models, again);
    }

    private Map<String, TrainingSettings> kinds() {
        Map<String, TrainingSettings> kinds = new LinkedHashMap<>();
        kinds.put("network", settings);
        kinds.put("linear", settings.linear());
        return kinds;
    }

    /** Draws are of the settings' seed, whatever the seed of the network. */
    private Evaluation evaluate(TrainingSet some, TrainingSettings how, Progress quiet) {
        Trainer trainer = new Trainer(some, Standardiser.learn(some.train(), some.features()), quiet);
        return Evaluation.of(
                trainer.fit("fit", how).scores(),
                some.validation().labels(),
                some.validation().minutes(),
                new Bootstrap(settings.resamples(), settings.seed()));
    }
}
