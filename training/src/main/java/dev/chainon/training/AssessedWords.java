package dev.chainon.training;

import dev.chainon.training.evaluation.Days;
import dev.chainon.training.evaluation.Estimate;
import dev.chainon.training.evaluation.Evaluation;
import dev.chainon.training.evaluation.GroupReport;
import dev.chainon.training.evaluation.Interval;
import dev.chainon.training.evaluation.Metric;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** What was judged, as a table for a terminal: each figure with its 95 % interval of whole days drawn again. */
final class AssessedWords {

    private static final long MINUTES_A_DAY = 1440;

    private final Assessed assessed;

    AssessedWords(Assessed assessed) {
        this.assessed = assessed;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>(List.of(head(), "95 % intervals: whole days drawn again", "", titles("")));
        lines.add(row("this model", assessed.own().evaluation()));
        assessed.control().members().forEach((name, member) -> lines.add(row(name, member.evaluation())));
        if (!assessed.control().treesAbsent().isEmpty()) {
            lines.add("  no trees: " + assessed.control().treesAbsent());
        }
        lines.add("");
        lines.add(titles("this model minus"));
        assessed.control().members().forEach((name, member) -> lines.add(gain(name, member.evaluation())));
        lines.add("");
        lines.add(String.format(
                Locale.ROOT,
                "  threshold %.4f, chosen when it was trained; against warning nobody a thousand rows cost %s",
                assessed.subject().threshold(),
                estimate(assessed.cost(), "%.1f")));
        assessed.whole().lines().forEach(line -> lines.add(group("all rows", line)));
        assessed.groups().forEach(report -> report.lines()
                .forEach(line -> lines.add(group(report.grouping() + " " + line.group(), line))));
        return lines;
    }

    private String head() {
        Split rows = assessed.rows();
        return String.format(
                Locale.ROOT,
                "%s on %,d rows of %d days, %s to %s UTC, %.1f %% of them positive",
                assessed.subject().version().uri(),
                rows.rows(),
                Days.of(rows.minutes()).count(),
                day(rows.minute(0)),
                day(rows.minute(rows.rows() - 1)),
                100 * rows.baseRate());
    }

    private static LocalDate day(long minute) {
        return LocalDate.ofEpochDay(Math.floorDiv(minute, MINUTES_A_DAY));
    }

    private static String titles(String first) {
        StringBuilder line = new StringBuilder(String.format("%-20s", first));
        for (Metric metric : Metric.values()) {
            line.append(String.format(" %-26s", metric.key()));
        }
        return line.toString().stripTrailing();
    }

    private static String row(String name, Evaluation evaluation) {
        StringBuilder line = new StringBuilder(String.format("  %-18s", name));
        Map<Metric, Interval> intervals = evaluation.intervals();
        for (Metric metric : Metric.values()) {
            line.append(cell(metric.of(evaluation.metrics()), Objects.requireNonNull(intervals.get(metric))));
        }
        return line.toString().stripTrailing();
    }

    private String gain(String name, Evaluation member) {
        Evaluation own = assessed.own().evaluation();
        StringBuilder line = new StringBuilder(String.format("  %-18s", name));
        Map<Metric, Interval> intervals = own.minus(member);
        for (Metric metric : Metric.values()) {
            line.append(cell(
                    metric.of(own.metrics()) - metric.of(member.metrics()),
                    Objects.requireNonNull(intervals.get(metric))));
        }
        return line.toString().stripTrailing();
    }

    private static String cell(double value, Interval interval) {
        return String.format(
                Locale.ROOT,
                " %-26s",
                String.format(Locale.ROOT, "%.4f [%.4f, %.4f]", value, interval.low(), interval.high()));
    }

    private static String group(String name, GroupReport.Line line) {
        return String.format(
                Locale.ROOT,
                "  %-28s %,9d rows  recall %s  false alarms %s  bias %s",
                name,
                line.rows(),
                estimate(line.recall(), "%.3f"),
                estimate(line.falseAlarms(), "%.3f"),
                estimate(line.bias(), "%.3f"));
    }

    private static String estimate(Estimate estimate, String form) {
        return String.format(
                Locale.ROOT,
                form + " [" + form + ", " + form + "]",
                estimate.value(),
                estimate.interval().low(),
                estimate.interval().high());
    }
}
