package dev.chainon.apps;

import dev.chainon.console.source.Drift;
import dev.chainon.core.model.ModelMetrics;
import dev.chainon.monitoring.Monitoring;
import dev.chainon.monitoring.drift.DriftGauges;
import dev.chainon.monitoring.drift.Signal;
import dev.chainon.monitoring.drift.VersionReport;
import dev.chainon.monitoring.quality.Warnings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Drift and quality, in the words of the pages. */
record DriftView(Monitoring<?> monitoring) implements Drift {

    @Override
    public List<Version> versions(String language) {
        List<Version> versions = new ArrayList<>(monitoring.board().drift().reports().stream()
                .map(report -> version(report, language))
                .toList());
        Collections.reverse(versions);
        return versions;
    }

    private static Version version(VersionReport report, String language) {
        List<Test> tests = DriftGauges.SIGNALS.stream()
                .map(id -> report.signals().stream()
                        .filter(signal -> signal.id().equals(id))
                        .findFirst()
                        .map(signal -> test(signal, language))
                        .orElseGet(() -> new Test(id, OptionalDouble.empty(), Double.NaN, OptionalLong.empty(), "")))
                .toList();
        List<Column> columns = report.columns().stream()
                .map(column -> new Column(
                        column.name(),
                        column.psi(),
                        column.psiBound(),
                        column.ks(),
                        column.ksBound(),
                        column.driftedByPsi() || column.driftedByKs()))
                .toList();
        return new Version(report.model(), report.version(), report.why(), tests, groups(report.labels()), columns);
    }

    private static Test test(Signal signal, String language) {
        return new Test(
                signal.id(),
                OptionalDouble.of(signal.value()),
                signal.bound(),
                signal.since(),
                signal.evidence().in(language));
    }

    private static List<Group> groups(VersionReport.Labels labels) {
        List<Group> groups = new ArrayList<>();
        labels.performance().ifPresent(all -> groups.add(group("", "", all.metrics(), labels.warnings())));
        labels.groups()
                .forEach(each -> groups.add(
                        group(each.grouping(), each.group(), each.performance().metrics(), each.warnings())));
        return groups;
    }

    private static Group group(String grouping, String group, ModelMetrics metrics, Warnings warnings) {
        return new Group(
                grouping,
                group,
                metrics.rows(),
                metrics.auc(),
                metrics.logLoss(),
                metrics.ece(),
                warnings.precision(),
                warnings.recall());
    }

    @Override
    public List<Share> rules() {
        return monitoring.board().data().shares().stream()
                .map(share -> new Share(share.rule(), share.value(), share.bound(), share.beyond()))
                .toList();
    }

    @Override
    public List<Point> points() {
        return monitoring.history().points().stream()
                .map(point -> new Point(point.minute(), point.auc(), point.logLoss(), point.rows()))
                .toList();
    }

    @Override
    public List<Mark> marks() {
        return monitoring.history().marks().stream()
                .map(mark -> new Mark(mark.minute(), mark.kind(), mark.name()))
                .toList();
    }
}
