package dev.chainon.bench;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.chainon.local.measured.Provenance;
import dev.chainon.local.measured.Subject;
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
import java.util.stream.Collectors;

/**
 * The pages of a study, made from its result: {@code NAME.fr.md} first, {@code NAME.md} beside it, and the drawings they show. The templates are
 * {@code NAME.fr.md.ftl} and {@code NAME.md.ftl} beside the study's class. They see the result's own fields ({@code figures["id"]}, {@code details},
 * {@code machine}, {@code started}, {@code commit}, {@code command}, {@code seconds}), and {@code chart(file, title, unit, {"label": value})}, which
 * draws bars and answers the Markdown that shows them; {@code plot} draws lines over logarithmic axes, see {@link LogPlots}, and {@code intervals} values with their intervals, see {@link IntervalPlots}. A figure that is missing is an error. Numbers are
 * written as the language does.
 *
 * @param name the study's name
 * @param home class beside which the templates are
 */
public record StudyPages(String name, Class<?> home) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
    private static final List<Locale> LANGUAGES = List.of(Locale.FRANCE, Locale.UK);

    /** The results of a study that is measured in parts. */
    static final String PARTS = "parts";

    /** Text of each file by its name in {@code docs/studies}, but for the words on the code: the same result gives the same text everywhere. */
    public Map<String, String> of(JsonNode result) {
        Map<String, String> files = new LinkedHashMap<>();
        for (Locale language : LANGUAGES) {
            files.putAll(page(result, language));
        }
        return files;
    }

    /**
     * The same, each page with a paragraph below its title which says what code was measured.
     *
     * @param now the code as it is now: a page says what of it has changed since
     */
    Map<String, String> of(JsonNode result, Subject now) {
        Map<String, String> files = of(result);
        for (Locale language : LANGUAGES) {
            files.computeIfPresent(page(language), (page, text) -> told(text, words(result, now, language)));
        }
        return files;
    }

    /** Writes the files of {@link #of(JsonNode, Subject)} to a folder, which is made if need be. */
    void write(JsonNode result, Subject now, Path folder) {
        try {
            Files.createDirectories(folder);
            for (Map.Entry<String, String> file : of(result, now).entrySet()) {
                Files.writeString(folder.resolve(file.getKey()), file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the pages of the study " + name + " cannot be written to " + folder, e);
        }
    }

    private String page(Locale language) {
        return name + (language.equals(Locale.FRANCE) ? ".fr" : "") + ".md";
    }

    private static String words(JsonNode result, Subject now, Locale language) {
        JsonNode parts = result.path(PARTS);
        if (parts.isEmpty()) {
            return Provenance.of(result).words(now, language);
        }
        return parts.properties().stream()
                .map(part -> "`" + part.getKey() + "` — " + words(part.getValue(), now, language))
                .collect(Collectors.joining("  \n"));
    }

    private Map<String, String> page(JsonNode result, Locale language) {
        String page = page(language);
        Drawings drawings = new Drawings(name, language);
        Map<String, Object> model = new LinkedHashMap<>(JSON.convertValue(result, OBJECT));
        model.put("chart", new Charts(drawings));
        model.put("plot", new LogPlots(drawings));
        model.put("intervals", new IntervalPlots(drawings));
        StringWriter text = new StringWriter();
        try {
            templates(language).getTemplate(page + ".ftl").process(model, text);
        } catch (IOException | TemplateException e) {
            throw new IllegalStateException("the page " + page + " cannot be made: " + e.getMessage(), e);
        }
        Map<String, String> files = new LinkedHashMap<>();
        files.put(page, text.toString());
        files.putAll(drawings.all());
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
