package dev.chainon.monitoring.web;

import dev.chainon.core.model.ModelMetrics;
import dev.chainon.monitoring.drift.Signal;
import dev.chainon.monitoring.drift.VersionReport;
import dev.chainon.monitoring.quality.DataQuality;
import dev.chainon.monitoring.quality.Warnings;
import dev.chainon.monitoring.stream.StreamBoard;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;

/** The report of drift and quality as JSON: for each version of the model its tests, each passed, failed or absent with the reason. */
final class DriftJson {

    private static final int SECONDS_A_MINUTE = 60;

    private DriftJson() {}

    static JsonObject of(StreamBoard board) {
        List<VersionReport> reports = board.drift().reports();
        JsonArray versions = new JsonArray();
        reports.forEach(report -> versions.add(version(report)));
        long failed = reports.stream()
                .flatMap(report -> report.signals().stream())
                .filter(Signal::fires)
                .count();
        JsonArray rules = new JsonArray();
        board.data().shares().forEach(share -> rules.add(rule(share)));
        long refusing =
                board.data().shares().stream().filter(DataQuality.Share::beyond).count();
        return new JsonObject()
                .put("epoch", board.epoch())
                .put("failed", failed + refusing)
                .put("versions", versions)
                .put("rules", rules);
    }

    private static JsonObject rule(DataQuality.Share share) {
        JsonObject rule = new JsonObject()
                .put("rule", share.rule())
                .put("status", Double.isNaN(share.bound()) ? "absent" : share.beyond() ? "failed" : "passed")
                .put("value", share.value())
                .put("refused", share.refused());
        number(rule, "bound", share.bound());
        return rule;
    }

    private static JsonObject version(VersionReport report) {
        JsonObject object = new JsonObject()
                .put("model_name", report.model())
                .put("model_version", Integer.toString(report.version()))
                .put("reference", report.why().isEmpty() ? "present" : report.why());
        JsonArray tests = new JsonArray();
        report.signals().forEach(signal -> tests.add(test(signal)));
        object.put("tests", tests);
        JsonArray columns = new JsonArray();
        report.columns()
                .forEach(column -> columns.add(new JsonObject()
                        .put("name", column.name())
                        .put("psi", column.psi())
                        .put("psi_bound", column.psiBound())
                        .put("ks", column.ks())
                        .put("ks_bound", column.ksBound())
                        .put("drifted", column.driftedByPsi() || column.driftedByKs())));
        object.put("columns", columns);
        JsonArray quantiles = new JsonArray();
        report.quantiles()
                .forEach(column -> quantiles.add(new JsonObject()
                        .put("name", column.name())
                        .put("p5", column.low())
                        .put("p50", column.median())
                        .put("p95", column.high())));
        object.put("quantiles", quantiles);
        return object.put("labels", labels(report.labels()));
    }

    private static JsonObject test(Signal signal) {
        JsonObject test = new JsonObject()
                .put("id", signal.id())
                .put("status", signal.fires() ? "failed" : "passed")
                .put("value", signal.value())
                .put("bound", signal.bound())
                .put("evidence", signal.evidence().english());
        signal.since()
                .ifPresent(minute -> test.put(
                        "since",
                        Instant.ofEpochSecond(minute * SECONDS_A_MINUTE).toString()));
        return test;
    }

    private static JsonObject labels(VersionReport.Labels labels) {
        JsonObject object = new JsonObject();
        labels.performance().ifPresent(live -> object.mergeIn(metrics(live.metrics())));
        put(object, labels.warnings());
        if (Double.isFinite(labels.threshold())) {
            object.put("threshold", labels.threshold());
        }
        JsonArray groups = new JsonArray();
        labels.groups().forEach(group -> {
            JsonObject one = new JsonObject().put("grouping", group.grouping()).put("group", group.group());
            one.mergeIn(metrics(group.performance().metrics()));
            put(one, group.warnings());
            groups.add(one);
        });
        return object.put("groups", groups);
    }

    private static JsonObject metrics(ModelMetrics metrics) {
        JsonObject object = new JsonObject().put("rows", metrics.rows());
        number(object, "auc", metrics.auc());
        number(object, "prauc", metrics.prAuc());
        number(object, "logloss", metrics.logLoss());
        number(object, "brier", metrics.brier());
        number(object, "ece", metrics.ece());
        return object;
    }

    private static void put(JsonObject object, Warnings warnings) {
        number(object, "precision", warnings.precision());
        number(object, "recall", warnings.recall());
    }

    /** JSON knows no number that is none: such a figure is left out. */
    private static void number(JsonObject object, String key, double value) {
        if (Double.isFinite(value)) {
            object.put(key, value);
        }
    }
}
