package dev.chainon.evidence.report.progress.view;

import dev.chainon.evidence.report.catalogue.Language;
import dev.chainon.evidence.report.catalogue.Words;
import dev.chainon.evidence.report.progress.Progress;
import freemarker.core.HTMLOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.DefaultObjectWrapper;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.TemplateMethodModelEx;
import java.io.IOException;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The progress as HTML: the part for a page in one language, and a whole page that opens from a disk, French first. Thread-safe. */
public final class ProgressView {

    private static final String FOLDER = "/dev/chainon/evidence/report";

    private final Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
    private final Map<Language, Sentences> sentences =
            Map.of(Language.FR, new Sentences(Language.FR), Language.EN, new Sentences(Language.EN));

    public ProgressView() {
        configuration.setClassForTemplateLoading(ProgressView.class, FOLDER);
        configuration.setDefaultEncoding("UTF-8");
        configuration.setOutputFormat(HTMLOutputFormat.INSTANCE);
        configuration.setObjectWrapper(new DefaultObjectWrapper(Configuration.VERSION_2_3_34));
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        configuration.setNumberFormat("computer");
    }

    /** Title, sections and pictures, without a frame; its style is {@code web/project.css} beside the jury's. */
    public String part(Progress progress, Language language) {
        return process("progress/view/progress.ftlh", model(progress, language, ""));
    }

    /** The whole page in both languages, with a switch that the browser alone turns; nothing is loaded from outside. */
    public String page(Progress progress) {
        Map<String, Object> model = new HashMap<>();
        for (Language language : Language.values()) {
            String name = language.name().toLowerCase(java.util.Locale.ROOT);
            model.put(name, process("progress/view/progress.ftlh", model(progress, language, name + "-")));
        }
        return process("progress/view/page.ftlh", model);
    }

    private Map<String, Object> model(Progress progress, Language language, String prefix) {
        Sentences words = sentences.getOrDefault(language, new Sentences(language));
        Map<String, Object> model = new HashMap<>();
        model.put("p", new ProgressLines(progress, words).model());
        model.put("charts", new Charts(progress, words));
        model.put("at", prefix);
        model.put("t", (TemplateMethodModelEx) arguments -> words.text(
                String.valueOf(arguments.get(0)),
                arguments.subList(1, arguments.size()).toArray()));
        return model;
    }

    private String process(String template, Map<String, Object> model) {
        StringWriter out = new StringWriter();
        try {
            configuration.getTemplate(template).process(model, out);
        } catch (TemplateException | IOException e) {
            throw new IllegalStateException("The page of the project could not be written: " + e.getMessage(), e);
        }
        return out.toString();
    }

    /** Several texts in one language. */
    static List<String> in(List<Words> texts, Language language) {
        return texts.stream().map(text -> text.in(language)).toList();
    }
}
