package dev.chainon.training;

import dev.chainon.core.UseCase;
import dev.chainon.training.evaluation.GroupReport;
import dev.chainon.training.evaluation.Importance;
import dev.chainon.training.evaluation.Sweep;
import dev.chainon.training.plot.BarPlot;
import dev.chainon.training.plot.LinePlot;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** An analysis drawn, in French and in English: texts of SVG files by their names, such as {@code plot-roc.fr.svg}. */
final class AnalysisPlots {

    /** The plots in the order in which they are shown. */
    static final List<String> NAMES =
            List.of("roc", "precision-recall", "reliability", "lift", "cost", "groups", "importance");

    private static final int CUTS = 240;
    private static final int FEATURES = 20;

    private final Analysis analysis;
    private final PlotWords words;

    private AnalysisPlots(Analysis analysis, PlotWords words) {
        this.analysis = analysis;
        this.words = words;
    }

    static String file(String plot, String language) {
        return "plot-" + plot + "." + language + ".svg";
    }

    static Map<String, String> of(Analysis analysis, UseCase<?> useCase) {
        Map<String, String> files = new TreeMap<>();
        for (Locale language : List.of(Locale.FRENCH, Locale.ENGLISH)) {
            AnalysisPlots plots = new AnalysisPlots(analysis, new PlotWords(useCase, language));
            for (String name : NAMES) {
                plots.draw(name).ifPresent(svg -> files.put(file(name, language.getLanguage()), svg));
            }
        }
        return files;
    }

    private Optional<String> draw(String name) {
        return switch (name) {
            case "roc" -> Optional.of(swept(name, Sweep.Cut::falseAlarmRate, Sweep.Cut::recall));
            case "precision-recall" -> Optional.of(swept(name, Sweep.Cut::recall, Sweep.Cut::precision));
            case "lift" -> Optional.of(swept(name, Sweep.Cut::warned, Sweep.Cut::lift));
            case "cost" -> Optional.of(cost());
            case "reliability" -> Optional.of(reliability());
            case "groups" -> groups();
            case "importance" -> Optional.of(importance());
            default -> throw new IllegalArgumentException("there is no plot '" + name + "'");
        };
    }

    private String swept(String name, Function<Sweep.Cut, Double> x, Function<Sweep.Cut, Double> y) {
        List<LinePlot.Series> series = new ArrayList<>();
        analysis.sweeps().forEach((model, sweep) -> {
            if (!model.equals(ControlGroup.CONSTANT)) {
                series.add(new LinePlot.Series(
                        words.of(model),
                        sweep.thinned(CUTS).stream()
                                .filter(cut -> cut.warned() > 0 || name.equals("roc"))
                                .map(cut -> new LinePlot.Point(x.apply(cut), y.apply(cut)))
                                .toList()));
            }
        });
        LinePlot plot = plot(name, name.equals("lift") ? highest(series) : 1, series);
        return (name.equals("roc") ? plot.withDiagonal() : plot).svg(words.language());
    }

    private String cost() {
        List<LinePlot.Series> series = analysis.sweeps().entrySet().stream()
                .filter(entry -> Stream.of(Analysis.MODEL, ControlGroup.LINEAR, ControlGroup.TREES)
                        .anyMatch(entry.getKey()::equals))
                .map(entry -> new LinePlot.Series(
                        words.of(entry.getKey()),
                        entry.getValue().thinned(CUTS).stream()
                                .map(cut -> new LinePlot.Point(
                                        Math.min(1, cut.threshold()), cut.costPerThousand(analysis.costs())))
                                .toList()))
                .toList();
        Sweep.Cut best = analysis.cheapest();
        String label = String.format(words.language(), words.of("cost.mark"), two(best.threshold()));
        LinePlot.Point at = new LinePlot.Point(best.threshold(), best.costPerThousand(analysis.costs()));
        return plot("cost", highest(series), series)
                .marked(new LinePlot.Mark(at, label))
                .svg(words.language());
    }

    private String reliability() {
        List<LinePlot.Series> series = analysis.reliabilities().entrySet().stream()
                .filter(entry -> !entry.getKey().equals(ControlGroup.CONSTANT)
                        && !entry.getKey().equals(ControlGroup.RULE))
                .map(entry -> new LinePlot.Series(
                        words.of(entry.getKey()),
                        entry.getValue().points().stream()
                                .map(point -> new LinePlot.Point(point.announced(), point.observed()))
                                .toList()))
                .toList();
        return plot("reliability", 1, series).withDiagonal().svg(words.language());
    }

    private Optional<String> groups() {
        List<BarPlot.Bar> bars = new ArrayList<>();
        for (GroupReport report : analysis.groups()) {
            for (GroupReport.Line line : report.lines()) {
                bars.add(new BarPlot.Bar(
                        words.group(report.grouping(), line.group()),
                        line.recall().value(),
                        Optional.of(new BarPlot.Range(
                                line.recall().interval().low(),
                                line.recall().interval().high()))));
            }
        }
        return bars.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new BarPlot(words.of("groups.title"), words.of("groups.unit"), 2, bars).svg(words.language()));
    }

    private String importance() {
        List<BarPlot.Bar> bars = analysis.importance().lines().stream()
                .limit(FEATURES)
                .map((Importance.Line line) -> new BarPlot.Bar(line.feature(), line.lossRise(), Optional.empty()))
                .toList();
        return new BarPlot(words.of("importance.title"), words.of("importance.unit"), 4, bars).svg(words.language());
    }

    private LinePlot plot(String name, double yMost, List<LinePlot.Series> series) {
        LinePlot.Axes axes = new LinePlot.Axes(words.of(name + ".x"), words.of(name + ".y"), 1, yMost);
        return LinePlot.of(words.of(name + ".title"), axes, series);
    }

    private static double highest(List<LinePlot.Series> series) {
        return series.stream()
                .flatMap(one -> one.points().stream())
                .mapToDouble(LinePlot.Point::y)
                .max()
                .orElse(1);
    }

    private String two(double value) {
        return String.format(words.language(), "%.2f", value);
    }
}
