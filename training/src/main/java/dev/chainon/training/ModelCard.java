package dev.chainon.training;

import dev.chainon.core.UseCase;
import dev.chainon.registry.Check;
import dev.chainon.training.evaluation.Evaluation;
import dev.chainon.training.evaluation.Interval;
import dev.chainon.training.evaluation.Metric;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * The model card (Mitchell and others 2019) as Markdown: every figure comes from this training, the words from the use case: {@code question},
 * {@code card.data}, {@code card.period}, {@code card.use} and {@code card.limits}, whose sentences are separated by a bar.
 */
final class ModelCard {

    private static final double LEAST_PROBABILITY = 1e-12;
    private static final String UNSAID = "The use case says nothing of this.";

    private final UseCase<?> useCase;
    private final Identity identity;
    private final Findings findings;

    ModelCard(UseCase<?> useCase, Identity identity, Findings findings) {
        this.useCase = useCase;
        this.identity = identity;
        this.findings = findings;
    }

    String markdown() {
        StringJoiner card = new StringJoiner("\n\n", "", "\n");
        card.add("# Model card: " + identity.model());
        card.add("## What it predicts\n\n" + word("question"));
        card.add("## For whom, and not for what\n\n" + word("card.use"));
        card.add("## Data\n\n" + word("card.data") + "\n\n" + data());
        card.add("## How it was trained\n\n" + training());
        card.add("## Quality on the validation period\n\n" + quality());
        card.add("## Against the control group\n\n" + comparison());
        card.add(new AnalysisCard(identity, findings.analysis(), useCase.groupings()).markdown());
        card.add("## Gate\n\n" + gate());
        card.add("## Limits\n\n" + limits());
        return card.toString();
    }

    private String word(String key) {
        return useCase.wording(key, "en").orElse(UNSAID);
    }

    private String data() {
        TrainingSet set = identity.set();
        return format(
                "%s\n\nTraining set `%s`, snapshot `%s`: %,d rows to train (share of positives %.4f), %,d to validate (%.4f), %d features.",
                word("card.period"),
                set.name(),
                set.snapshot(),
                set.train().rows(),
                set.train().baseRate(),
                set.validation().rows(),
                set.validation().baseRate(),
                set.features().size());
    }

    private String training() {
        TrainingSettings settings = identity.settings();
        Fitted fitted = findings.fitted();
        return format(
                "Dense network with hidden layers %s on features cut into at most %d pieces (0: standardised), ReLU, sigmoid output, binary cross-entropy, Adam from %s falling to zero over %d epochs, batches of %d,"
                        + " seed %d. Epoch %d of %d was kept, %s %s Code `%s`, %s. The ONNX form differs from the network by at most %.2e on the validation rows.",
                settings.hidden(),
                settings.pieces(),
                settings.learningRate(),
                settings.epochs(),
                settings.batch(),
                settings.seed(),
                fitted.bestEpoch(),
                fitted.losses().size(),
                settings.patience() == 0
                        ? "the last one: early stopping is off."
                        : "the one with the lowest log loss on the validation period, so the figures below are slightly optimistic.",
                calibration(),
                identity.commit(),
                identity.created(),
                findings.parity());
    }

    private String calibration() {
        Optional<String> shift = Optional.ofNullable(findings.fitted().how().get(Calibrated.SHIFT));
        return shift.map(by -> format(
                        "Calibrated on the last %d days of the training period: its log-odds are shifted by %.4f, which the bias of the output holds.",
                        identity.settings().calibrationDays(), Double.parseDouble(by)))
                .orElse("No calibration was learnt: cross-entropy alone makes the probabilities.");
    }

    private String quality() {
        StringBuilder table = new StringBuilder("| metric | value | 95 % interval |\n|---|---|---|\n");
        Map<Metric, Interval> intervals = findings.candidate().evaluation().intervals();
        intervals.forEach((metric, interval) -> table.append(format(
                "| %s | %.4f | %.4f to %.4f |\n",
                metric.key(),
                metric.of(findings.candidate().evaluation().metrics()),
                interval.low(),
                interval.high())));
        return table.append("\nIntervals: ")
                .append(identity.settings().resamples())
                .append(" resamples of whole days, because the rows of one day are not independent.")
                .toString();
    }

    private String comparison() {
        Evaluation candidate = findings.candidate().evaluation();
        StringBuilder table = new StringBuilder(
                "| on the same rows | AUC | log loss | Brier | AUC of the model minus this, 95 % interval | log loss likewise | DeLong p |\n|---|---|---|---|---|---|---|\n");
        table.append(row("this model", candidate, "| | "));
        findings.control().members().forEach((name, member) -> {
            Map<Metric, Interval> gains = candidate.minus(member.evaluation());
            String tests = signed(gains, Metric.AUC) + " | " + signed(gains, Metric.LOGLOSS)
                    + " | "
                    + probability(
                            Objects.requireNonNull(findings.analysis().tests().get(name))
                                    .p());
            table.append(row(name, member.evaluation(), tests));
        });
        findings.champion()
                .ifPresent(champion -> table.append(format(
                        "| champion before it | %.4f | %.4f | %.4f | | | |\n",
                        champion.auc(), champion.logLoss(), champion.brier())));
        return table.append("\n").append(members()).toString();
    }

    private String members() {
        String trees = findings.control().treesAbsent().isEmpty()
                ? format(
                        "boosted trees (XGBoost, %d trees of %d leaves) grown on %,d of the %,d rows, evenly spaced",
                        identity.trees().rounds(),
                        identity.trees().leaves(),
                        findings.control().treeRows(),
                        identity.set().train().rows())
                : "no boosted trees: " + findings.control().treesAbsent();
        return "Fitted in the same run: the training period's base rate, the rule that a person wrote, logistic regression on the "
                + useCase.features().staticNames().size() + " static features and on all, and " + trees
                + ". The differences are paired: each resample draws the same days for all. DeLong's test takes rows for independent, which those of one day are"
                + " not: believe the intervals.";
    }

    private static String row(String name, Evaluation evaluation, String tests) {
        return format(
                "| %s | %.4f | %.4f | %.4f | %s |\n",
                name,
                evaluation.metrics().auc(),
                evaluation.metrics().logLoss(),
                evaluation.metrics().brier(),
                tests);
    }

    private static String probability(double p) {
        return p < LEAST_PROBABILITY ? "below 1e-12" : format("%.2g", p);
    }

    private static String signed(Map<Metric, Interval> gains, Metric metric) {
        Interval gain = Objects.requireNonNull(gains.get(metric));
        return format("%+.4f to %+.4f", gain.low(), gain.high());
    }

    private String gate() {
        StringBuilder table = new StringBuilder(findings.verdict().passed() ? "Passed." : "Refused.")
                .append(" As judged when it was trained; the promotion log keeps the later judgements.\n\n")
                .append("| check | of | measured | asked | |\n|---|---|---|---|---|\n");
        for (Check check : findings.verdict().checks()) {
            table.append(format(
                            "| %s | %s | %s | %s | %s |",
                            check.name(),
                            check.subject(),
                            check.measured().words() + (check.note().isEmpty() ? "" : ": " + check.note()),
                            check.bound().words(check.measured().unit()),
                            check.passed() ? "met" : "**not met**"))
                    .append('\n');
        }
        return table.toString().stripTrailing();
    }

    private String limits() {
        return bullets(word("card.limits").split("\\s*\\|\\s*", -1));
    }

    private static String bullets(String[] sentences) {
        StringBuilder list = new StringBuilder();
        for (String sentence : sentences) {
            list.append("\n- ").append(sentence);
        }
        return list.toString().stripLeading();
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
