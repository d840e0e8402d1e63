package dev.chainon.training;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.typesafe.config.Config;
import dev.chainon.core.UseCase;
import dev.chainon.core.model.Grouping;
import dev.chainon.core.process.Progress;
import dev.chainon.training.evaluation.Bootstrap;
import dev.chainon.core.model.Costs;
import dev.chainon.training.evaluation.Days;
import dev.chainon.training.evaluation.Estimate;
import dev.chainon.training.evaluation.Evaluation;
import dev.chainon.training.evaluation.GroupReport;
import dev.chainon.training.evaluation.Interval;
import dev.chainon.training.evaluation.Metric;
import dev.chainon.training.evaluation.Policy;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Finds the grouping whose recall differs most at one threshold, and compares three corrections with what they cost: reweighing, a threshold for each group,
 * a calibration for each group.
 */
public final class BiasAudit {

    static final String NONE = "none";
    static final String REWEIGHING = "reweighing";
    static final String THRESHOLDS = "thresholds";
    static final String CALIBRATION = "calibration";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int STEPS = 3;

    private final TrainingSet set;
    private final TrainingSettings settings;
    private final Costs costs;
    private final Progress progress;

    BiasAudit(TrainingSet set, TrainingSettings settings, Costs costs, Progress progress) {
        this.set = set;
        this.settings = settings;
        this.costs = costs;
        this.progress = progress;
    }

    /**
     * @param chainon the settings below the root {@code chainon}
     * @return one JSON object
     * @throws BadTrainingSetException if the training set cannot be used or has other features than the use case
     */
    public static String run(UseCase<?> useCase, Config chainon, Progress progress) {
        TrainingSettings settings = TrainingSettings.of(chainon.getConfig("training"));
        TrainingSet set = GateRun.trainingSet(useCase, chainon).spread(chainon.getInt("bias.rows"), settings.block());
        Backend.prepare(chainon);
        Costs costs = AnalysisSettings.of(chainon.getConfig("training"), useCase.costs())
                .costs();
        return new BiasAudit(set, settings, costs, progress)
                .measure(useCase.groupings())
                .toString();
    }

    ObjectNode measure(List<Grouping> groupings) {
        float[] outcomes = set.validation().labels();
        float[] scores = fit(set);
        progress.step("bias", 1, STEPS);
        Map<Grouping, GroupReport> found = new LinkedHashMap<>();
        for (Grouping grouping : groupings) {
            GroupReport.Membership members = members(grouping);
            Policy one = new Corrections(outcomes, members, costs).oneThreshold(scores);
            found.put(grouping, GroupReport.of(one, outcomes, members, bootstrap()));
        }
        Grouping worst = found.entrySet().stream()
                .max(Comparator.comparingDouble(
                        entry -> entry.getValue().recallGap().value()))
                .map(Map.Entry::getKey)
                .orElseThrow(() -> new IllegalArgumentException("the use case names no grouping"));
        progress.step("bias", 2, STEPS);
        float[] reweighed = fit(Reweighing.drawn(set, worst, settings.seed()));
        progress.step("bias", STEPS, STEPS);
        ObjectNode result = JSON.createObjectNode();
        result.put("train", set.train().rows()).put("validation", outcomes.length);
        result.put("resamples", settings.resamples());
        result.put("falseWarning", costs.falseWarning()).put("missedWarning", costs.missedWarning());
        ObjectNode gaps = result.putObject("gaps");
        found.forEach((grouping, report) -> gaps.set(grouping.key(), told(report.recallGap())));
        result.put("grouping", worst.key());
        corrections(result.putObject("corrections"), worst, scores, reweighed);
        return result;
    }

    private void corrections(ObjectNode out, Grouping grouping, float[] scores, float[] reweighed) {
        Corrections corrections = new Corrections(set.validation().labels(), members(grouping), costs);
        Map<String, Policy> policies = new LinkedHashMap<>();
        policies.put(NONE, corrections.oneThreshold(scores));
        policies.put(REWEIGHING, corrections.oneThreshold(reweighed));
        policies.put(THRESHOLDS, corrections.thresholdByGroup(scores));
        policies.put(CALIBRATION, corrections.calibrationByGroup(scores));
        Policy none = Objects.requireNonNull(policies.get(NONE));
        policies.forEach((name, policy) -> describe(out.putObject(name), policy, none, grouping));
    }

    private void describe(ObjectNode out, Policy policy, Policy none, Grouping grouping) {
        float[] outcomes = set.validation().labels();
        Evaluation evaluation = evaluation(policy);
        Map<Metric, Interval> price = evaluation.minus(evaluation(none));
        for (Metric metric : List.of(Metric.AUC, Metric.LOGLOSS, Metric.ECE)) {
            out.put(metric.key(), metric.of(evaluation.metrics()));
            Interval interval = Objects.requireNonNull(price.get(metric));
            out.putObject(metric.key() + "Change").put("low", interval.low()).put("high", interval.high());
        }
        Policy.Resampled days = new Policy.Resampled(Days.of(set.validation().minutes()), bootstrap());
        out.set("costChange", told(policy.dearerThan(none, outcomes, costs, days)));
        GroupReport report = GroupReport.of(policy, outcomes, members(grouping), bootstrap());
        out.set("gap", told(report.recallGap()));
        ObjectNode groups = out.putObject("groups");
        report.lines().forEach(line -> {
            ObjectNode group = groups.putObject(line.group());
            group.put("rows", line.rows()).put("baseRate", line.baseRate());
            group.set("recall", told(line.recall()));
            group.set("falseAlarms", told(line.falseAlarms()));
            group.set("bias", told(line.bias()));
        });
    }

    private Evaluation evaluation(Policy policy) {
        return Evaluation.of(
                policy.scores(), set.validation().labels(), set.validation().minutes(), bootstrap());
    }

    private static ObjectNode told(Estimate estimate) {
        return JSON.createObjectNode()
                .put("value", estimate.value())
                .put("low", estimate.interval().low())
                .put("high", estimate.interval().high());
    }

    private GroupReport.Membership members(Grouping grouping) {
        Split split = set.validation();
        return new GroupReport.Membership(grouping, Analysis.members(grouping, split), Days.of(split.minutes()));
    }

    private Bootstrap bootstrap() {
        return new Bootstrap(settings.resamples(), settings.seed());
    }

    private float[] fit(TrainingSet rows) {
        Progress quiet = new Progress(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        return new Trainer(rows, Standardiser.learn(rows.train(), rows.features()), quiet)
                .fit("fit", settings)
                .scores();
    }
}
