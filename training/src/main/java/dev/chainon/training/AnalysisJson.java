package dev.chainon.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chainon.registry.Bundle;
import dev.chainon.training.evaluation.Evaluation;
import dev.chainon.training.evaluation.Interval;
import dev.chainon.training.evaluation.Metric;
import dev.chainon.training.evaluation.Sweep;
import dev.chainon.training.gate.ControlChecks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** An analysis as JSON, for pages that show its figures in their own words: threshold, control group, groups, errors, importance. */
final class AnalysisJson {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private AnalysisJson() {}

    static String of(Findings findings) {
        Analysis analysis = findings.analysis();
        ObjectNode root = JSON.createObjectNode();
        threshold(root.putObject("threshold"), analysis);
        ObjectNode members = root.putObject("control");
        findings.control()
                .members()
                .forEach((name, member) -> member(members.putObject(name), findings, name, member.evaluation()));
        root.set("groups", JSON.valueToTree(analysis.groups()));
        root.set("errors", JSON.valueToTree(analysis.errors()));
        root.set("gate", JSON.valueToTree(findings.verdict().checks()));
        root.set("importance", JSON.valueToTree(analysis.importance().lines()));
        try {
            return JSON.writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the analysis cannot be written as JSON", e);
        }
    }

    private static void threshold(ObjectNode node, Analysis analysis) {
        Sweep.Cut cut = analysis.cheapest();
        Sweep sweep = Objects.requireNonNull(analysis.sweeps().get(Analysis.MODEL));
        node.put("cheapest", cut.threshold());
        node.put("byTheCosts", analysis.costs().threshold());
        node.put("falseWarning", analysis.costs().falseWarning());
        node.put("missedWarning", analysis.costs().missedWarning());
        node.put("recall", cut.recall());
        node.put("precision", cut.precision());
        node.put("falseAlarmRate", cut.falseAlarmRate());
        node.put("costPerThousand", cut.costPerThousand(analysis.costs()));
        node.put("costWarningNobody", sweep.at(Double.POSITIVE_INFINITY).costPerThousand(analysis.costs()));
        node.put("costWarningAll", sweep.at(0).costPerThousand(analysis.costs()));
    }

    /** The gains over the control group that a bundle tells of; none if it is older than these figures. */
    static Map<String, ControlChecks.Gain> controlOf(Bundle bundle) {
        Path file = bundle.folder().resolve(Bundle.EVALUATION);
        if (!bundle.manifest().sha256().containsKey(Bundle.EVALUATION)) {
            return Map.of();
        }
        try {
            Map<String, ControlChecks.Gain> gains = new TreeMap<>();
            double own = bundle.manifest().validation().auc();
            JSON.readTree(file.toFile())
                    .path("control")
                    .fields()
                    .forEachRemaining(member -> gains.put(member.getKey(), gain(member.getValue(), own)));
            return gains;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static ControlChecks.Gain gain(JsonNode member, double own) {
        JsonNode gain = member.path("aucGain");
        return new ControlChecks.Gain(
                own - member.path("auc").asDouble(),
                new Interval(gain.path(0).asDouble(), gain.path(1).asDouble()));
    }

    private static void member(ObjectNode node, Findings findings, String name, Evaluation member) {
        Map<Metric, Interval> gains = findings.candidate().evaluation().minus(member);
        for (Metric metric : Metric.values()) {
            node.put(metric.key(), metric.of(member.metrics()));
            Interval gain = Objects.requireNonNull(gains.get(metric));
            node.putArray(metric.key() + "Gain").add(gain.low()).add(gain.high());
        }
        node.put(
                "deLong",
                Objects.requireNonNull(findings.analysis().tests().get(name)).p());
    }
}
