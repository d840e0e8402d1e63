package dev.chainon.evidence.report.view;

import dev.chainon.evidence.report.EvidenceReport;
import dev.chainon.evidence.report.State;
import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Map;

/**
 * The report as one HTML file: style inside, no script, nothing loaded from outside; it opens from a disk and prints. French first, English by
 * a switch that the browser alone turns.
 */
public final class HtmlView {

    private final Template template;

    public HtmlView() throws IOException {
        Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
        configuration.setClassForTemplateLoading(HtmlView.class, "/dev/chainon/evidence/report/view");
        configuration.setDefaultEncoding("UTF-8");
        configuration.setNumberFormat("0.####");
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        this.template = configuration.getTemplate("evidence.ftlh");
    }

    public String render(EvidenceReport report) {
        StringWriter out = new StringWriter();
        try {
            template.process(Map.of("report", report, "states", State.values(), "format", new Format()), out);
        } catch (TemplateException | IOException e) {
            throw new IllegalStateException("The page of the evidence could not be written: " + e.getMessage(), e);
        }
        return out.toString();
    }
}
