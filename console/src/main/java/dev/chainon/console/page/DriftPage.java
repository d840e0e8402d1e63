package dev.chainon.console.page;

import dev.chainon.console.source.Drift;
import dev.chainon.console.text.Words;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Performance over time with what happened meanwhile; then, for each version, its tests, its quality by group and its inputs beside their reference. */
final class DriftPage implements Page {

    private static final int COLUMNS_SHOWN = 12;

    private final Drift drift;

    DriftPage(Drift drift) {
        this.drift = drift;
    }

    @Override
    public String name() {
        return "drift";
    }

    @Override
    public String path() {
        return "/quality/drift";
    }

    @Override
    public Map<String, Object> model(Words words) {
        Map<String, Object> model = new HashMap<>();
        List<Drift.Point> points = drift.points();
        List<Drift.Mark> marks = drift.marks();
        if (points.size() > 1) {
            model.put("auc", new TimeChart(points, marks, Drift.Point::auc, "quality.auc").svg(words));
            model.put("logloss", new TimeChart(points, marks, Drift.Point::logLoss, "quality.logloss").svg(words));
            Drift.Point last = points.get(points.size() - 1);
            model.put("lastAuc", words.number(last.auc(), 3));
            model.put("lastRows", words.number(last.rows(), 0));
        }
        model.put("marks", marks.stream().map(mark -> mark(mark, words)).toList());
        model.put(
                "versions",
                drift.versions(words.language().code()).stream()
                        .map(version -> version(version, words))
                        .toList());
        model.put(
                "rules", drift.rules().stream().map(share -> rule(share, words)).toList());
        return model;
    }

    private static Map<String, Object> mark(Drift.Mark mark, Words words) {
        return Map.of(
                "when",
                words.day(mark.minute()) + " " + words.time(mark.minute()),
                "kind",
                mark.kind(),
                "what",
                what(mark, words));
    }

    /** What began, in words. */
    static String what(Drift.Mark mark, Words words) {
        return words.text(
                "drift.mark." + mark.kind(),
                mark.kind().equals("signal")
                        ? words.find("drift.test." + mark.name()).orElse(mark.name())
                        : mark.name());
    }

    private static Map<String, Object> version(Drift.Version version, Words words) {
        Map<String, Object> model = new HashMap<>();
        model.put("name", version.model() + " " + version.version());
        model.put("why", version.why());
        model.put(
                "failed",
                version.tests().stream()
                        .filter(test -> test.since().isPresent())
                        .count());
        model.put(
                "tests", version.tests().stream().map(test -> test(test, words)).toList());
        model.put(
                "groups",
                version.groups().stream().map(group -> group(group, words)).toList());
        model.put(
                "columns",
                version.columns().stream()
                        .limit(COLUMNS_SHOWN)
                        .map(column -> column(column, words))
                        .toList());
        model.put("all", version.columns().size());
        return model;
    }

    private static Map<String, Object> test(Drift.Test test, Words words) {
        boolean known = test.value().isPresent();
        return Map.of(
                "name",
                words.find("drift.test." + test.id()).orElse(test.id()),
                "state",
                !known ? "absent" : test.since().isPresent() ? "failed" : "passed",
                "value",
                words.number(test.value().orElse(Double.NaN), 4),
                "bound",
                words.number(test.bound(), 4),
                "since",
                test.since().isPresent()
                        ? words.day(test.since().getAsLong()) + " "
                                + words.time(test.since().getAsLong())
                        : "",
                "evidence",
                known ? words.set(test.evidence()) : words.text("drift.waiting"));
    }

    private static Map<String, Object> group(Drift.Group group, Words words) {
        return Map.of(
                "name",
                group.grouping().isEmpty()
                        ? words.text("drift.all")
                        : words.find("grouping." + group.grouping()).orElse(group.grouping()) + " · "
                                + words.find("group." + group.grouping() + "." + group.group())
                                        .orElse(group.group()),
                "rows",
                words.number(group.rows(), 0),
                "auc",
                words.number(group.auc(), 3),
                "logloss",
                words.number(group.logLoss(), 3),
                "ece",
                words.number(group.ece(), 3),
                "precision",
                words.percent(group.precision(), 0),
                "recall",
                words.percent(group.recall(), 0));
    }

    private static Map<String, Object> column(Drift.Column column, Words words) {
        return Map.of(
                "name", column.name(),
                "state", column.drifted() ? "failed" : "passed",
                "psi", words.number(column.psi(), 3),
                "psiBound", words.number(column.psiBound(), 3),
                "ks", words.number(column.ks(), 3),
                "ksBound", words.number(column.ksBound(), 3));
    }

    private static Map<String, Object> rule(Drift.Share share, Words words) {
        return Map.of(
                "name", share.rule(),
                "state", Double.isNaN(share.bound()) ? "absent" : share.beyond() ? "failed" : "passed",
                "value", words.percent(share.value(), 3),
                "bound", words.percent(share.bound(), 3));
    }
}
