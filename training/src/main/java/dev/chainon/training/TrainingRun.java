package dev.chainon.training;

import com.typesafe.config.Config;
import dev.chainon.core.UseCase;
import dev.chainon.core.model.Gate;
import dev.chainon.core.model.ModelMetrics;
import dev.chainon.core.process.Progress;
import dev.chainon.registry.Bundle;
import dev.chainon.registry.Manifest;
import dev.chainon.registry.ModelVersion;
import dev.chainon.registry.Promotion;
import dev.chainon.training.evaluation.Evaluation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Trains a network and its control group, judges them on the validation period, and registers the bundle; the gate decides who becomes champion. */
public final class TrainingRun {

    private static final Logger LOG = LoggerFactory.getLogger(TrainingRun.class);
    private static final int STEPS = 3;

    private final UseCase<?> useCase;
    private final Config chainon;
    private final ModelStore models;
    private final Progress progress;
    private final Clock clock;

    /** @param chainon the settings below the root {@code chainon} */
    public TrainingRun(UseCase<?> useCase, Config chainon, ModelStore models, Progress progress, Clock clock) {
        this.useCase = useCase;
        this.chainon = chainon;
        this.models = models;
        this.progress = progress;
        this.clock = clock;
    }

    /**
     * @throws BadTrainingSetException if the training set cannot be used or has other features than the use case
     * @throws dev.chainon.registry.PromotionConflictException if another promotion came in between
     */
    public Outcome run() {
        long start = System.nanoTime();
        Path home = Path.of(chainon.getString("home"));
        TrainingSettings settings = TrainingSettings.of(chainon.getConfig("training"));
        TrainingSet set = trainingSet(home.resolve("training"));
        Backend.prepare(home.resolve("native"));
        Identity identity =
                new Identity(useCase.modelName(), set, settings, chainon.getString("training.commit"), clock.instant());
        try (Staged staged = Staged.in(home.resolve("registry"))) {
            Optional<ModelVersion> champion = models.champion(identity.model());
            Findings findings = measure(identity, champion, staged.folder());
            Bundler.seal(staged.folder(), identity, findings, new ModelCard(useCase, identity, findings).markdown());
            ModelVersion version = models.register(staged.folder());
            boolean promoted = decide(version, findings.verdict(), champion);
            progress.step("export", STEPS, STEPS);
            double seconds = (System.nanoTime() - start) / 1e9;
            return new Outcome(
                    version,
                    findings.verdict(),
                    promoted,
                    new Figures(chainon.getString("training.period")).of(findings, seconds));
        }
    }

    private boolean decide(ModelVersion version, Gate.Verdict verdict, Optional<ModelVersion> champion) {
        String reasons = String.join("; ", verdict.reasons());
        boolean promoted = verdict.passed() || always();
        if (promoted) {
            Promotion wish = new Promotion(
                    version.model(),
                    version.version(),
                    ModelStore.CHAMPION,
                    chainon.getString("training.who"),
                    (verdict.passed() ? "gate passed: " : "gate REFUSED, promoted because the settings say always: ")
                            + reasons);
            models.promote(wish, champion.map(ModelVersion::version));
        }
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

    private TrainingSet trainingSet(Path root) {
        String tag = chainon.getString("training.set");
        try {
            Path pointer = root.resolve("latest");
            String name = tag.equals("latest") && Files.isRegularFile(pointer)
                    ? Files.readString(pointer).strip()
                    : tag;
            TrainingSet set = TrainingSet.open(root.resolve(name));
            if (!set.features().equals(useCase.features().names())) {
                throw new BadTrainingSetException(
                        "training set " + name + " has the features " + set.features() + ", the use case computes "
                                + useCase.features().names() + "; make the set again with ./chainon demo --fresh");
            }
            return set;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + root.resolve("latest"), e);
        }
    }

    private Findings measure(Identity identity, Optional<ModelVersion> champion, Path staged) {
        TrainingSet set = identity.set();
        Trainer trainer = new Trainer(set, Standardiser.learn(set.train(), set.features()), progress);
        Fitted fitted = trainer.fit("train", identity.settings());
        Map<String, Evaluation> control = ControlGroup.measure(set, trainer, identity.settings());
        progress.step("evaluate", 1, STEPS);
        Evaluation candidate = ControlGroup.evaluate(fitted.scores(), set.validation(), identity.settings());
        progress.step("evaluate", 2, STEPS);
        Optional<ModelMetrics> before = champion.flatMap(version -> onSameRows(version, set));
        progress.step("evaluate", STEPS, STEPS);
        double parity = export(fitted, staged, set.validation());
        Gate.Verdict verdict = useCase.gate().judge(candidate.metrics(), before, parity);
        progress.step("export", 2, STEPS);
        return new Findings(candidate, control, before, parity, verdict, fitted);
    }

    private double export(Fitted fitted, Path staged, Split validation) {
        OnnxExport.write(fitted.network(), fitted.standardiser(), staged.resolve(Bundle.ONNX));
        NetworkZip.write(fitted.network(), fitted.standardiser(), staged.resolve(Bundle.DL4J));
        progress.step("export", 1, STEPS);
        return OnnxScores.largestDifference(fitted.scores(), OnnxScores.of(staged.resolve(Bundle.ONNX), validation));
    }

    /** The champion's metrics; empty if it was trained on other features, which cannot be compared row by row. */
    private static Optional<ModelMetrics> onSameRows(ModelVersion champion, TrainingSet set) {
        Manifest manifest = champion.manifest();
        if (!manifest.features().equals(set.features())) {
            LOG.warn("{} was trained on other features and is not compared", champion.uri());
            return Optional.empty();
        }
        float[] scores = OnnxScores.of(champion.bundle().onnx(), set.validation());
        return Optional.of(Evaluation.metrics(scores, set.validation().labels()));
    }
}
