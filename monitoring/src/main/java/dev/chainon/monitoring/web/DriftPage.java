package dev.chainon.monitoring.web;

import dev.chainon.core.model.ModelMetrics;
import dev.chainon.monitoring.drift.ColumnDrift;
import dev.chainon.monitoring.drift.DriftGauges;
import dev.chainon.monitoring.drift.Signal;
import dev.chainon.monitoring.drift.VersionReport;
import dev.chainon.monitoring.quality.DataQuality;
import dev.chainon.monitoring.quality.VersionQuality;
import dev.chainon.monitoring.quality.Warnings;
import dev.chainon.monitoring.stream.StreamBoard;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The report of drift and quality as one page of HTML that opens from disk and asks for nothing else. */
final class DriftPage {

    private static final int SECONDS_A_MINUTE = 60;
    private static final String STYLE = """
            :root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:70rem;margin:1rem auto;padding:0 1rem}
            table{border-collapse:collapse;width:100%;margin-bottom:1.5rem}th,td{padding:.2rem .6rem;text-align:left;border-bottom:1px solid #8886}
            td.n{text-align:right;font-variant-numeric:tabular-nums}.failed{font-weight:700}.failed::before{content:"\\2717\\00a0"}
            .passed::before{content:"\\2713\\00a0"}.absent{opacity:.75}div{overflow-x:auto}""";

    private final DriftWords words;

    DriftPage(DriftWords words) {
        this.words = words;
    }

    String html(StreamBoard board) {
        List<VersionReport> reports = board.drift().reports();
        String body = reports.isEmpty()
                ? "<p>" + words.word("nothing") + "</p>"
                : reports.stream().map(this::version).collect(Collectors.joining());
        return "<!doctype html><html lang=\"" + words.language() + "\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width\"><title>" + words.word("title")
                + "</title><style>" + STYLE + "</style></head><body><main><h1>" + words.word("title")
                + "</h1><p><a href=\"?lang=" + words.otherLanguage() + "\" hreflang=\"" + words.otherLanguage() + "\">"
                + words.word("other") + "</a></p>" + body + rules(board.data().shares()) + "</main></body></html>";
    }

    private String version(VersionReport report) {
        return "<h2>" + escaped(report.model()) + ", " + words.word("version") + " " + report.version() + "</h2>"
                + (report.why().isEmpty() ? "" : "<p class=\"absent\">" + escaped(report.why()) + "</p>")
                + table(
                        row("test", "state", "value", "bound", "since", "evidence"),
                        DriftGauges.SIGNALS.stream()
                                .map(id -> test(id, report.signals()))
                                .collect(Collectors.joining()))
                + labels(report.labels())
                + columns(report.columns());
    }

    private String row(String... keys) {
        StringBuilder row = new StringBuilder("<tr>");
        for (String key : keys) {
            row.append("<th scope=\"col\">").append(words.word(key)).append("</th>");
        }
        return row.append("</tr>").toString();
    }

    private static String table(String head, String rows) {
        return "<div><table><thead>" + head + "</thead><tbody>" + rows + "</tbody></table></div>";
    }

    private String test(String id, List<Signal> signals) {
        Optional<Signal> found =
                signals.stream().filter(signal -> signal.id().equals(id)).findFirst();
        String name = "<tr><td>" + words.word(id) + "</td>";
        if (found.isEmpty()) {
            return name + "<td class=\"absent\">" + words.word("absent") + "</td><td></td><td></td><td></td><td>"
                    + words.word("waiting") + "</td></tr>";
        }
        Signal signal = found.get();
        String state = signal.fires() ? "failed" : "passed";
        String since = signal.since().isPresent()
                ? Instant.ofEpochSecond(signal.since().getAsLong() * SECONDS_A_MINUTE)
                        .toString()
                : "";
        return name + "<td class=\"" + state + "\">" + words.word(state) + "</td>" + number(signal.value())
                + number(signal.bound()) + "<td>" + since + "</td><td>"
                + escaped(signal.evidence().in(words.language())) + "</td></tr>";
    }

    private String number(double value) {
        return "<td class=\"n\">" + words.number(value) + "</td>";
    }

    private String labels(VersionReport.Labels labels) {
        if (labels.performance().isEmpty()) {
            return "";
        }
        String all = quality(words.word("all"), labels.performance().get().metrics(), labels.warnings());
        String groups = labels.groups().stream().map(this::group).collect(Collectors.joining());
        return "<h3>" + words.word("labels") + "</h3>"
                + table(row("whose", "rows", "AUC", "logloss", "Brier", "ECE", "precision", "recall"), all + groups);
    }

    private String group(VersionQuality.Group group) {
        return quality(
                group.grouping() + " " + group.group(), group.performance().metrics(), group.warnings());
    }

    private String quality(String name, ModelMetrics metrics, Warnings warnings) {
        return "<tr><td>" + escaped(name) + "</td><td class=\"n\">" + metrics.rows() + "</td>" + number(metrics.auc())
                + number(metrics.logLoss()) + number(metrics.brier()) + number(metrics.ece())
                + number(warnings.precision()) + number(warnings.recall()) + "</tr>";
    }

    private String columns(List<ColumnDrift> columns) {
        if (columns.isEmpty()) {
            return "";
        }
        return "<h3>" + words.word("columns") + "</h3>"
                + table(
                        row("column", "state", "PSI", "bound", "KS", "bound"),
                        columns.stream().map(this::column).collect(Collectors.joining()));
    }

    private String column(ColumnDrift column) {
        String state = column.driftedByPsi() || column.driftedByKs() ? "failed" : "passed";
        return "<tr><td>" + escaped(column.name()) + "</td><td class=\"" + state + "\">" + words.word(state) + "</td>"
                + number(column.psi()) + number(column.psiBound()) + number(column.ks()) + number(column.ksBound())
                + "</tr>";
    }

    private String rules(List<DataQuality.Share> shares) {
        if (shares.isEmpty()) {
            return "";
        }
        return "<h2>" + words.word("rules") + "</h2>"
                + table(
                        row("rule", "state", "value", "bound"),
                        shares.stream().map(this::rule).collect(Collectors.joining()));
    }

    private String rule(DataQuality.Share share) {
        String state = Double.isNaN(share.bound()) ? "absent" : share.beyond() ? "failed" : "passed";
        return "<tr><td>" + escaped(share.rule()) + "</td><td class=\"" + state + "\">" + words.word(state) + "</td>"
                + number(share.value()) + number(share.bound()) + "</tr>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
