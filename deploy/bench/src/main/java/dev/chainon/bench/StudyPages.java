package dev.chainon.bench;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The pages of a study, made from its result: {@code NAME.fr.md} first, {@code NAME.md} beside it, and the drawings they show. The templates are
 * {@code NAME.fr.md.ftl} and {@code NAME.md.ftl} beside the study's class. They see the result's own fields ({@code figures["id"]}, {@code details},
 * {@code machine}, {@code started}, {@code commit}, {@code command}, {@code seconds}), and {@code chart(file, title, unit, {"label": value})}, which
 * draws bars and answers the Markdown that shows them; {@code plot} draws lines over logarithmic axes, see {@link LogPlots}. A figure that is missing is an error. Below the title, a sentence says which code was measured. Numbers are written as the language does.
 *
 * @param name the study's name
 * @param home class beside which the templates are
 */
public record StudyPages(String name, Class<?> home) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    /** Text of each file by its name in {@code docs/studies}, as drawn on the code that was measured; the same result gives the same text everywhere. */
    public Map<String, String> of(JsonNode result) {
        return of(result, false);
    }

    /** @param changed whether the code is another one than that which was measured: the page then says so */
    Map<String, String> of(JsonNode result, boolean changed) {
        Map<String, String> files = new LinkedHashMap<>();
        for (Locale language : List.of(Locale.FRANCE, Locale.UK)) {
            files.putAll(page(result, changed, language));
        }
        return files;
    }

    /** Writes the files of {@link #of} to a folder, which is made if need be. */
    void write(JsonNode result, boolean changed, Path folder) {
        try {
            Files.createDirectories(folder);
            for (Map.Entry<String, String> file : of(result, changed).entrySet()) {
                Files.writeString(folder.resolve(file.getKey()), file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the pages of the study " + name + " cannot be written to " + folder, e);
        }
    }

    private Map<String, String> page(JsonNode result, boolean changed, Locale language) {
        String page = name + (language.equals(Locale.FRANCE) ? ".fr" : "") + ".md";
        Charts charts = new Charts(name, language);
        Map<String, Object> model = new LinkedHashMap<>(JSON.convertValue(result, OBJECT));
        model.put("chart", charts);
        LogPlots plots = new LogPlots(name, language);
        model.put("plot", plots);
        StringWriter text = new StringWriter();
        try {
            templates(language).getTemplate(page + ".ftl").process(model, text);
        } catch (IOException | TemplateException e) {
            throw new IllegalStateException("the page " + page + " cannot be made: " + e.getMessage(), e);
        }
        Map<String, String> files = new LinkedHashMap<>();
        files.put(page, told(text.toString(), Provenance.of(result).words(changed, language)));
        files.putAll(charts.drawn());
        files.putAll(plots.drawn());
        return files;
    }

    /** The first thing after the title is which code the figures are of. */
    private static String told(String page, String provenance) {
        int end = page.indexOf('\n', page.startsWith("# ") ? 0 : page.indexOf("\n# ") + 1);
        return page.substring(0, end) + "\n\n" + provenance + page.substring(end);
    }

    private Configuration templates(Locale language) {
        Configuration templates = new Configuration(Configuration.VERSION_2_3_34);
        templates.setClassForTemplateLoading(home, "");
        templates.setDefaultEncoding("UTF-8");
        templates.setLocale(language);
        // The template is named by its whole name: no other language's file is looked for.
        templates.setLocalizedLookup(false);
        templates.setNumberFormat(",##0.##");
        templates.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        templates.setLogTemplateExceptions(false);
        return templates;
    }
}
