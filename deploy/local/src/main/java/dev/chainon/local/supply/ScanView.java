package dev.chainon.local.supply;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The check as a page in French and English, as JSON and as lines for a terminal. */
final class ScanView {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * A finding as the page shows it; every text is a fact and of no language.
     *
     * @param path the way to the library, its steps joined by arrows
     * @param fixed the version that mends it, or nothing
     * @param state {@code open}, {@code waived} or {@code expired}
     * @param until the last day of the waiver, or nothing; {@code reason} and {@code owner} likewise
     */
    public record Row(
            String library,
            String id,
            String names,
            String severity,
            String vector,
            String summary,
            String path,
            String fixed,
            String state,
            String until,
            String reason,
            String owner) {

        static Row of(Finding finding) {
            Advisory advisory = finding.advisory();
            return new Row(
                    finding.component().coordinates(),
                    advisory.id(),
                    String.join(", ", advisory.aliases()),
                    advisory.severity(),
                    advisory.vector(),
                    advisory.summary(),
                    String.join(" → ", finding.path()),
                    finding.fixed().orElse(""),
                    finding.state().name().toLowerCase(Locale.ROOT),
                    finding.waiver().map(Waiver::until).orElse(""),
                    finding.waiver().map(Waiver::reason).orElse(""),
                    finding.waiver().map(Waiver::owner).orElse(""));
        }
    }

    private ScanView() {}

    /** One file, nothing loaded from outside. */
    static String html(ScanReport report) {
        Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
        configuration.setClassForTemplateLoading(ScanView.class, "/dev/chainon/local");
        configuration.setDefaultEncoding("UTF-8");
        configuration.setNumberFormat("0");
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        Map<String, Object> model = Map.of(
                "ok",
                report.ok(),
                "rows",
                rows(report),
                "sources",
                report.sources(),
                "records",
                report.records(),
                "newest",
                report.newest(),
                "libraries",
                report.libraries(),
                "unused",
                report.unused().stream()
                        .map(waiver -> waiver.advisory() + " (" + waiver.module() + ")")
                        .toList(),
                "commit",
                report.commit(),
                "started",
                report.started().toString());
        StringWriter out = new StringWriter();
        try {
            configuration.getTemplate("supply/scan.ftlh").process(model, out);
        } catch (TemplateException | IOException e) {
            throw new IllegalStateException("The page of the check could not be written: " + e.getMessage(), e);
        }
        return out.toString();
    }

    private static List<Row> rows(ScanReport report) {
        return report.findings().stream().map(Row::of).toList();
    }

    /** In the form of every command's {@code --json}. */
    static String json(ScanReport report) {
        ObjectNode out = JSON.createObjectNode();
        out.put("command", "scan").put("ok", report.ok()).put("commit", report.commit());
        out.put("started", report.started().toString());
        ObjectNode figures = out.putObject("figures");
        figures.put("supply.libraries", report.libraries()).put("supply.advisories", report.records());
        for (Finding.State state : Finding.State.values()) {
            figures.put("supply.findings." + state.name().toLowerCase(Locale.ROOT), report.count(state));
        }
        ArrayNode sources = out.putArray("sources");
        report.sources().forEach(sources::add);
        out.put("newest", report.newest());
        out.set("findings", JSON.valueToTree(rows(report)));
        return out.toPrettyString();
    }

    /** What the terminal shows. */
    static String text(ScanReport report) {
        StringBuilder text = new StringBuilder();
        for (Row row : rows(report)) {
            text.append(String.format("%-8s %s  %s%n", row.state(), row.library(), row.id()))
                    .append(String.format(
                            "         %s%s%n", row.severity().isEmpty() ? "" : row.severity() + ": ", row.summary()))
                    .append(String.format("         by %s%n", row.path()))
                    .append(String.format(
                            "         %s%n",
                            row.fixed().isEmpty() ? "no version is known that mends it" : "mended in " + row.fixed()));
            if (!row.until().isEmpty()) {
                text.append(String.format("         %s until %s: %s%n", row.owner(), row.until(), row.reason()));
            }
        }
        report.unused()
                .forEach(waiver -> text.append(
                        String.format("unused   waiver of %s for %s%n", waiver.advisory(), waiver.module())));
        return text.append(String.format(
                        "%d libraries against %d advisories of %s (newest: %s): %d open, %d expired, %d waived.%n",
                        report.libraries(),
                        report.records(),
                        String.join(" and ", report.sources()),
                        report.newest(),
                        report.count(Finding.State.OPEN),
                        report.count(Finding.State.EXPIRED),
                        report.count(Finding.State.WAIVED)))
                .toString();
    }
}
