package dev.chainon.training;

import com.typesafe.config.Config;
import dev.chainon.core.UseCase;
import dev.chainon.core.lineage.Chronicle;
import dev.chainon.core.model.Gate;
import dev.chainon.core.model.ModelMetrics;
import dev.chainon.registry.ModelVersion;
import dev.chainon.registry.Promotion;
import dev.chainon.training.evaluation.Evaluation;
import dev.chainon.training.evaluation.Metric;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Judges a registered version, in the form that serves, beside the champion on the validation period; and lets it become champion if the gate agrees. */
public final class GateRun {

    private static final Logger LOG = LoggerFactory.getLogger(GateRun.class);

    private final UseCase<?> useCase;
    private final Config chainon;
    private final ModelStore models;
    private final Chronicle chronicle;

    /** @param chainon the settings below the root {@code chainon} */
    public GateRun(UseCase<?> useCase, Config chainon, ModelStore models, Chronicle chronicle) {
        this.useCase = useCase;
        this.chainon = chainon;
        this.models = models;
        this.chronicle = chronicle;
    }

    /**
     * Scores the version's ONNX form and the champion's on the same rows and asks the gate.
     *
     * @param candidate an URI such as {@code models:/late-arrival/3}, or the number alone
     * @throws IllegalArgumentException if no such version is registered
     * @throws BadTrainingSetException if it was trained on other features than those of the training set
     */
    public Judgement evaluate(String candidate) {
        String uri = candidate.matches("[0-9]+") ? "models:/" + useCase.modelName() + "/" + candidate : candidate;
        ModelVersion version = models.find(uri)
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no " + uri + " to evaluate: train one, or name another with --model"));
        TrainingSet set = trainingSet(useCase, chainon);
        ModelMetrics own = onSameRows(version, set)
                .orElseThrow(() -> new BadTrainingSetException(uri + " has the features "
                        + version.manifest().features() + ", the training set " + set.name() + " has others"));
        Optional<ModelVersion> champion = models.champion(version.model());
        Optional<ModelMetrics> before = champion.filter(present -> present.version() != version.version())
                .flatMap(present -> onSameRows(present, set));
        Gate.Verdict verdict =
                useCase.gate().judge(own, before, version.manifest().parity());
        Map<String, Double> figures = new LinkedHashMap<>();
        for (Metric metric : Metric.values()) {
            figures.put("evaluation." + metric.key(), metric.of(own));
            before.ifPresent(metrics -> figures.put("evaluation.champion." + metric.key(), metric.of(metrics)));
        }
        LOG.info("{} {}: {}", uri, verdict.passed() ? "passes" : "does not pass", verdict.reasons());
        return new Judgement(version, champion.map(ModelVersion::version), verdict, figures);
    }

    /**
     * Points the alias to the version if the gate agreed, or if the settings say so whatever it says.
     *
     * @param why a person's own reason, put before the gate's in the log; may be empty
     * @return whether the version is champion now
     * @throws dev.chainon.registry.PromotionConflictException if another promotion came since the judgement
     */
    public boolean promote(Judgement judgement, String why) {
        ModelVersion version = judgement.version();
        Gate.Verdict verdict = judgement.verdict();
        String reasons = String.join("; ", verdict.reasons());
        boolean promoted = verdict.passed() || always();
        if (promoted) {
            String words = (why.isBlank() ? "" : why.strip() + "; ")
                    + (verdict.passed() ? "gate passed: " : "gate REFUSED, promoted because the settings say always: ");
            Promotion wish = new Promotion(
                    version.model(),
                    version.version(),
                    ModelStore.CHAMPION,
                    chainon.getString("training.who"),
                    words + reasons);
            models.promote(wish, judgement.champion());
        }
        new TrainingLineage(chronicle, chainon).judged(version, promoted);
        LOG.info("{} {}: {}", version.uri(), promoted ? "is champion" : "was refused", reasons);
        return promoted;
    }

    private boolean always() {
        String promote = chainon.getString("training.promote");
        if (!promote.equals("gate") && !promote.equals("always")) {
            throw new IllegalArgumentException("chainon.training.promote must be gate or always, not " + promote);
        }
        return promote.equals("always");
    }

    /** Folder of the training set that the settings name. */
    static Path folder(Config chainon) {
        Path root = Path.of(chainon.getString("home")).resolve("training");
        String tag = chainon.getString("training.set");
        Path pointer = root.resolve("latest");
        try {
            return root.resolve(
                    tag.equals("latest") && Files.isRegularFile(pointer)
                            ? Files.readString(pointer).strip()
                            : tag);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + pointer, e);
        }
    }

    /** The training set that the settings name, if it has the features of the use case. */
    static TrainingSet trainingSet(UseCase<?> useCase, Config chainon) {
        Path folder = folder(chainon);
        TrainingSet set = TrainingSet.open(folder);
        List<String> wanted = useCase.features().names();
        if (!set.features().equals(wanted)) {
            throw new BadTrainingSetException("training set " + folder.getFileName() + " has the features "
                    + set.features() + ", the use case computes " + wanted
                    + "; make the set again with ./chainon demo --fresh");
        }
        return set;
    }

    /** A version's metrics on the validation rows; empty if it has other features or its files are gone, so that it cannot be compared row by row. */
    static Optional<ModelMetrics> onSameRows(ModelVersion version, TrainingSet set) {
        if (!version.manifest().features().equals(set.features())) {
            LOG.warn("{} was trained on other features and is not compared", version.uri());
            return Optional.empty();
        }
        if (!Files.isRegularFile(version.bundle().onnx())) {
            LOG.warn("the files of {} are gone: it is not compared", version.uri());
            return Optional.empty();
        }
        float[] scores = OnnxScores.of(version.bundle().onnx(), set.validation());
        return Optional.of(Evaluation.metrics(scores, set.validation().labels()));
    }
}
