package dev.chainon.evidence.report.view;

import dev.chainon.evidence.ledger.Digest;
import dev.chainon.evidence.report.CriterionReport;
import dev.chainon.evidence.report.EvidenceReport;
import dev.chainon.evidence.report.State;
import dev.chainon.evidence.report.catalogue.Language;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * The report as one HTML file: style and the jury's desk inside, nothing loaded from outside; it opens from a disk and prints. French first, English by
 * a switch that the browser alone turns. Its parts are there for other pages, in one language. Thread-safe.
 */
public final class HtmlView {

    /** Where the style and the script of the parts lie on the class path. */
    public static final String WEB = "dev/chainon/evidence/report/view/web";

    private final Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
    private final String script = script();

    public HtmlView() {
        configuration.setClassForTemplateLoading(HtmlView.class, "/dev/chainon/evidence/report/view");
        configuration.setDefaultEncoding("UTF-8");
        configuration.setNumberFormat("0.####");
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
    }

    /** The whole page, without links to code. */
    public String render(EvidenceReport report) {
        return render(report, CodeLinks.NONE);
    }

    /** The whole page, with links to code that lies beside it. */
    public String render(EvidenceReport report, CodeLinks links) {
        return process("evidence.ftlh", report, "", Map.of("addresses", links, "script", script, "policy", policy()));
    }

    /** What may run on the whole page: its own style and its own script, by its hash. */
    public String policy() {
        byte[] hash = HexFormat.of().parseHex(Digest.of(script));
        return "default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src 'sha256-"
                + Base64.getEncoder().encodeToString(hash) + "'; base-uri 'none'; form-action 'none'";
    }

    /** Clauses of a criterion with their tests, figures and artefacts: a list, in one language. */
    public String body(EvidenceReport report, CriterionReport criterion, Language language, CodeLinks links) {
        return process("part-body.ftlh", report, word(language), Map.of("addresses", links, "criterion", criterion));
    }

    /** Fields for the points and the note of a member of the jury. */
    public String grade(EvidenceReport report, CriterionReport criterion, Language language) {
        return process("part-grade.ftlh", report, word(language), Map.of("criterion", criterion));
    }

    /** The jury's desk: filter, readings, sums, export and import. */
    public String desk(EvidenceReport report, Language language) {
        return process("part-desk.ftlh", report, word(language), Map.of());
    }

    private static String word(Language language) {
        return language.name().toLowerCase(Locale.ROOT);
    }

    private String process(String template, EvidenceReport report, String only, Map<String, Object> more) {
        Map<String, Object> model = new HashMap<>(more);
        model.put("report", report);
        model.put("states", State.values());
        model.put("format", new Format());
        model.put("only", only);
        StringWriter out = new StringWriter();
        try {
            configuration.getTemplate(template).process(model, out);
        } catch (TemplateException | IOException e) {
            throw new IllegalStateException("The page of the evidence could not be written: " + e.getMessage(), e);
        }
        return out.toString();
    }

    private static String script() {
        try (InputStream in = Objects.requireNonNull(HtmlView.class.getResourceAsStream("web/jury.js"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the script of the jury's desk", e);
        }
    }
}
