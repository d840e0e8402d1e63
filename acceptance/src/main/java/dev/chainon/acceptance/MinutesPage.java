package dev.chainon.acceptance;

import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Locale;
import java.util.Map;

/** The record as one HTML file that opens from a disk and prints: French first, English by a switch, an empty line for the signature. */
final class MinutesPage {

    private final Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);

    MinutesPage() {
        configuration.setClassForTemplateLoading(MinutesPage.class, "/dev/chainon/acceptance");
        configuration.setDefaultEncoding("UTF-8");
        configuration.setLocale(Locale.ROOT);
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
    }

    String render(Minutes minutes) {
        StringWriter out = new StringWriter();
        try {
            configuration.getTemplate("minutes.ftlh").process(Map.of("minutes", minutes), out);
        } catch (TemplateException | IOException e) {
            throw new IllegalStateException("the record could not be written: " + e.getMessage(), e);
        }
        return out.toString();
    }
}
