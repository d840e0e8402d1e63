package dev.chainon.local.deliver;

import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Locale;
import java.util.Map;

/** A release record as one HTML file that opens from a disk and prints: French first, English by a switch. */
final class ReleasePage {

    private final Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);

    ReleasePage() {
        configuration.setClassForTemplateLoading(ReleasePage.class, "/dev/chainon/local");
        configuration.setDefaultEncoding("UTF-8");
        configuration.setLocale(Locale.ROOT);
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
    }

    String render(ReleaseRecord release) {
        StringWriter out = new StringWriter();
        try {
            configuration.getTemplate("deliver/release.ftlh").process(Map.of("release", release), out);
        } catch (TemplateException | IOException e) {
            throw new IllegalStateException("the release record could not be written: " + e.getMessage(), e);
        }
        return out.toString();
    }
}
