package dev.chainon.training;

import com.typesafe.config.Config;
import dev.chainon.core.UseCase;
import dev.chainon.core.lineage.Chronicle;
import dev.chainon.registry.Decision;
import dev.chainon.registry.ModelVersion;
import dev.chainon.registry.Promotion;
import dev.chainon.training.evaluation.Metric;
import dev.chainon.training.gate.Contender;
import dev.chainon.training.gate.Verdict;
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
     * Scores the version's ONNX form and the champion's on the same rows and asks the gate, whose answer becomes a tag of the version.
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
        if (!version.manifest().features().equals(set.features())) {
            throw new BadTrainingSetException(uri + " has the features "
                    + version.manifest().features() + ", the training set " + set.name() + " has others");
        }
        Optional<ModelVersion> champion = models.champion(version.model());
        Gate gate = new Gate(useCase, set, chainon);
        Contender own = gate.contender(
                uri,
                OnnxScores.of(version.bundle().onnx(), set.validation()),
                version.manifest().metrics().getOrDefault("threshold", 0.5));
        Gate.Judged judged = gate.judge(
                new Candidate(
                        own,
                        version.version(),
                        version.folder(),
                        version.manifest().parity(),
                        AnalysisJson.controlOf(version.bundle())),
                champion);
        Verdict verdict = judged.verdict();
        LOG.info("{} {}: {}", uri, verdict.passed() ? "passes" : "does not pass", verdict.reasons());
        models.tag(
                version,
                Map.of(
                        "gate",
                        verdict.passed() ? "passed" : "refused",
                        "gate.against",
                        champion.map(ModelVersion::uri).orElse("the control group")));
        return new Judgement(version, champion.map(ModelVersion::version), verdict, figures(own, judged.champion()));
    }

    private static Map<String, Double> figures(Contender own, Optional<Contender> champion) {
        Map<String, Double> figures = new LinkedHashMap<>();
        for (Metric metric : Metric.values()) {
            figures.put("evaluation." + metric.key(), metric.of(own.evaluation().metrics()));
            champion.ifPresent(before -> figures.put(
                    "evaluation.champion." + metric.key(),
                    metric.of(before.evaluation().metrics())));
        }
        return figures;
    }

    /**
     * Points the alias to the version if the gate agreed, if a person forces it, or if the settings say so whatever it says. The log keeps which of them it
     * was, with every condition.
     *
     * @param ask what a person says to it
     * @return whether the version is champion now
     * @throws dev.chainon.registry.PromotionConflictException if another promotion came since the judgement
     */
    public boolean promote(Judgement judgement, Ask ask) {
        ModelVersion version = judgement.version();
        Optional<Decision.By> by = by(judgement.verdict(), ask);
        by.ifPresent(decided -> models.promote(
                new Promotion(
                        version.model(),
                        version.version(),
                        ModelStore.CHAMPION,
                        chainon.getString("training.who"),
                        words(decided, judgement.verdict(), ask),
                        new Decision(decided, judgement.verdict().checks())),
                judgement.champion()));
        new TrainingLineage(chronicle, chainon).judged(version, by.isPresent());
        LOG.info(
                "{} {}: {}",
                version.uri(),
                by.map(decided -> "is champion by " + decided).orElse("was refused"),
                judgement.verdict().summary());
        return by.isPresent();
    }

    /**
     * What a person says to a promotion; both may be empty.
     *
     * @param why its reason, put before the gate's in the log
     * @param force the reason why it is to be promoted even where the gate refuses
     */
    public record Ask(String why, String force) {

        public static final Ask NOTHING = new Ask("", "");

        public static Ask of(Config gate) {
            return new Ask(
                    gate.getString("why").strip(), gate.getString("force").strip());
        }
    }

    private Optional<Decision.By> by(Verdict verdict, Ask ask) {
        if (verdict.passed()) {
            return Optional.of(Decision.By.GATE);
        }
        if (!ask.force().isEmpty()) {
            return Optional.of(Decision.By.FORCE);
        }
        return always() ? Optional.of(Decision.By.SETTINGS) : Optional.empty();
    }

    private static String words(Decision.By by, Verdict verdict, Ask ask) {
        String reason = (ask.why() + " " + ask.force()).strip();
        String decided =
                switch (by) {
                    case FORCE -> "FORCED against the gate: ";
                    case SETTINGS -> "gate REFUSED, promoted because the settings say always: ";
                    case GATE, PERSON, UNKNOWN -> "gate passed: ";
                };
        return (reason.isEmpty() ? "" : reason + "; ") + decided + verdict.summary();
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

    /** The training set that the settings name, or the window of it, if it has the features of the use case. */
    static TrainingSet trainingSet(UseCase<?> useCase, Config chainon) {
        Path folder = folder(chainon);
        TrainingSet set = TrainingSet.open(folder);
        List<String> wanted = useCase.features().names();
        if (!set.features().equals(wanted)) {
            throw new BadTrainingSetException("training set " + folder.getFileName() + " has the features "
                    + set.features() + ", the use case computes " + wanted
                    + "; make the set again with ./chainon demo --fresh");
        }
        return Window.of(chainon.getConfig("training.window"))
                .map(window -> window.on(set))
                .orElse(set);
    }
}
