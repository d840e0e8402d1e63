package dev.chainon.training;

import com.typesafe.config.Config;
import dev.chainon.core.UseCase;
import dev.chainon.core.drift.Reference;
import dev.chainon.core.lineage.Chronicle;
import dev.chainon.core.process.Progress;
import dev.chainon.registry.Bundle;
import dev.chainon.registry.ModelVersion;
import dev.chainon.training.evaluation.Evaluation;
import dev.chainon.training.evaluation.Interval;
import dev.chainon.training.evaluation.Metric;
import dev.chainon.training.gate.Contender;
import dev.chainon.training.gate.ControlChecks;
import dev.chainon.training.trees.TreeSettings;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains a network and its control group, judges them on the validation period, and registers the bundle. Who becomes champion is the gate's affair, at once or in
 * a step of its own: {@link GateRun}.
 */
public final class TrainingRun {

    private static final Logger LOG = LoggerFactory.getLogger(TrainingRun.class);
    private static final int STEPS = 3;

    private final UseCase<?> useCase;
    private final Config chainon;
    private final ModelStore models;
    private final Progress progress;
    private final Chronicle chronicle;
    private final Optional<Learner> learner;

    /** @param chainon the settings below the root {@code chainon} */
    public TrainingRun(UseCase<?> useCase, Config chainon, ModelStore models, Progress progress, Chronicle chronicle) {
        this(useCase, chainon, models, progress, chronicle, Optional.empty());
    }

    private TrainingRun(
            UseCase<?> useCase,
            Config chainon,
            ModelStore models,
            Progress progress,
            Chronicle chronicle,
            Optional<Learner> learner) {
        this.useCase = useCase;
        this.chainon = chainon;
        this.models = models;
        this.progress = progress;
        this.chronicle = chronicle;
        this.learner = learner;
    }

    /** The same, with the network's weights learnt elsewhere; all that follows is done here as ever. */
    public TrainingRun learningBy(Learner elsewhere) {
        return new TrainingRun(useCase, chainon, models, progress, chronicle, Optional.of(elsewhere));
    }

    /**
     * Trains, registers, and promotes if the gate agrees.
     *
     * @throws BadTrainingSetException if the training set cannot be used or has other features than the use case
     * @throws dev.chainon.registry.PromotionConflictException if another promotion came in between
     */
    public Outcome run() {
        Optional<ModelVersion> champion = models.champion(useCase.modelName());
        Outcome trained = train();
        Judgement judgement = new Judgement(
                trained.version(), champion.map(ModelVersion::version), trained.verdict(), trained.figures());
        return trained.promoted(
                new GateRun(useCase, chainon, models, chronicle).promote(judgement, GateRun.Ask.NOTHING));
    }

    /**
     * Trains and registers; the alias stays where it is.
     *
     * @throws BadTrainingSetException if the training set cannot be used or has other features than the use case
     */
    public Outcome train() {
        long start = System.nanoTime();
        TrainingSettings settings = TrainingSettings.of(chainon.getConfig("training"));
        TrainingSet set = GateRun.trainingSet(useCase, chainon);
        Backend.prepare(chainon);
        Identity identity = new Identity(
                useCase.modelName(),
                set,
                Window.of(chainon.getConfig("training.window")),
                settings,
                TreeSettings.of(chainon.getConfig("training.trees")),
                AnalysisSettings.of(chainon.getConfig("training"), useCase.costs()),
                chainon.getString("training.commit"),
                chronicle.clock().instant());
        return new TrainingLineage(chronicle, chainon).training(set, () -> train(identity, start));
    }

    private Outcome train(Identity identity, long start) {
        Path home = Path.of(chainon.getString("home"));
        try (Staged staged = Staged.in(home.resolve("registry"))) {
            Optional<ModelVersion> champion = models.champion(identity.model());
            Findings findings = measure(identity, champion, staged.folder());
            Bundler.seal(staged.folder(), identity, findings, papers(identity, findings));
            ModelVersion version = models.register(staged.folder());
            models.challenge(version, chainon.getString("training.who"));
            progress.step("export", STEPS, STEPS);
            double seconds = (System.nanoTime() - start) / 1e9;
            return new Outcome(
                    version,
                    findings.verdict(),
                    false,
                    new Figures(chainon.getString("training.period")).of(findings, seconds));
        }
    }

    /** What people read, by the names of the files. */
    private Map<String, String> papers(Identity identity, Findings findings) {
        Map<String, String> papers = new TreeMap<>(AnalysisPlots.of(findings.analysis(), useCase));
        papers.put(Bundle.CARD, new ModelCard(useCase, identity, findings).markdown());
        papers.put(Bundle.EVALUATION, AnalysisJson.of(findings));
        papers.put(
                Bundle.KNOWN_ANSWERS,
                KnownAnswers.json(
                        identity.set().validation(), findings.candidate().scores()));
        papers.put(Reference.FILE, ReferenceMaker.text(identity, findings));
        return papers;
    }

    private Findings measure(Identity identity, Optional<ModelVersion> champion, Path staged) {
        TrainingSet set = identity.set();
        int threads = chainon.getInt("training.threads");
        Fitted fitted = fit(set, identity.settings());
        Control control = new ControlGroup(useCase, identity, progress, threads).measure();
        progress.step("evaluate", 1, STEPS);
        Scored candidate = Scored.of(fitted.scores(), set.validation(), identity.settings());
        tell(candidate.evaluation(), control);
        progress.step("evaluate", 2, STEPS);
        double parity = export(fitted, staged, set.validation());
        Analysis analysis = analysis(identity, candidate, control, staged.resolve(Bundle.ONNX));
        progress.step("analyse", 1, 1);
        Contender contender = new Contender(
                "this model", candidate.scores(), analysis.cheapest().threshold(), candidate.evaluation());
        Gate.Judged judged = new Gate(useCase, set, chainon)
                .judge(new Candidate(contender, 0, staged, parity, gains(candidate, control)), champion);
        progress.step("evaluate", STEPS, STEPS);
        return new Findings(
                candidate,
                control,
                judged.champion().map(before -> before.evaluation().metrics()),
                parity,
                judged.verdict(),
                fitted,
                analysis);
    }

    private static Map<String, ControlChecks.Gain> gains(Scored candidate, Control control) {
        Map<String, ControlChecks.Gain> gains = new TreeMap<>();
        control.members().forEach((name, member) -> {
            Interval interval = Objects.requireNonNull(
                    candidate.evaluation().minus(member.evaluation()).get(Metric.AUC));
            double value = candidate.evaluation().metrics().auc()
                    - member.evaluation().metrics().auc();
            gains.put(name, new ControlChecks.Gain(value, interval));
        });
        return gains;
    }

    private Fitted fit(TrainingSet set, TrainingSettings settings) {
        if (learner.isPresent()) {
            if (Window.of(chainon.getConfig("training.window")).isPresent()) {
                throw new IllegalArgumentException(
                        "a cluster learns from the whole training set: leave chainon.training.window empty, or train in one process");
            }
            if (settings.patience() == 0) {
                throw new IllegalArgumentException(
                        "a cluster keeps the best epoch: chainon.training.patience must be at least 1 there, or train in one process");
            }
            Learned learned = learner.get().learn(GateRun.folder(chainon), settings, progress);
            return learned.blueprint().fitted(learned, set);
        }
        int threads = chainon.getInt("training.threads");
        Standardiser standardiser = Standardiser.learn(set.train(), set.features());
        return new Trainer(set, standardiser, progress, threads).fit("train", settings);
    }

    private Analysis analysis(Identity identity, Scored candidate, Control control, Path onnx) {
        progress.step("analyse", 0, 1);
        Map<String, Scored> scored = new LinkedHashMap<>();
        scored.put(Analysis.MODEL, candidate);
        scored.putAll(control.members());
        try (OnnxModel model = new OnnxModel(onnx, identity.set().features().size())) {
            return Analysis.of(identity, useCase.groupings(), scored, model);
        }
    }

    private static void tell(Evaluation candidate, Control control) {
        LOG.info("the network on the validation rows: {}", candidate.metrics());
        control.members()
                .forEach((name, member) -> LOG.info(
                        "{}: {}; the network minus this, 95 % intervals of paired resamples: {}",
                        name, member.evaluation().metrics(), candidate.minus(member.evaluation())));
    }

    private double export(Fitted fitted, Path staged, Split validation) {
        fitted.write(staged, validation.width());
        progress.step("export", 1, STEPS);
        double parity =
                OnnxScores.largestDifference(fitted.scores(), OnnxScores.of(staged.resolve(Bundle.ONNX), validation));
        progress.step("export", 2, STEPS);
        return parity;
    }
}
