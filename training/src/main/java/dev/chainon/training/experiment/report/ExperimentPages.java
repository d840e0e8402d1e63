package dev.chainon.training.experiment.report;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateNumberModel;
import java.io.IOException;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The pages of an experiment: {@code experiment-NAME.fr.md} first, {@code experiment-NAME.md} beside it, and the drawings that they show. */
public final class ExperimentPages {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
    private static final List<Locale> LANGUAGES = List.of(Locale.FRANCE, Locale.UK);

    /** Text of each file by its name. */
    public Map<String, String> of(JsonNode result) {
        Map<String, String> files = new LinkedHashMap<>();
        for (Locale language : LANGUAGES) {
            Drawings drawings = new Drawings(result.path("details"), language);
            Map<String, Object> model = new LinkedHashMap<>(JSON.convertValue(result, OBJECT));
            model.put("draw", drawings);
            model.put("num", (TemplateMethodModelEx) arguments -> number(arguments, language));
            String suffix = language.equals(Locale.FRANCE) ? ".fr.md" : ".md";
            StringWriter text = new StringWriter();
            try {
                String kind = result.path("details").path("kind").asText("experiment");
                templates(language).getTemplate(kind + suffix + ".ftl").process(model, text);
            } catch (IOException | TemplateException e) {
                throw new IllegalStateException("the pages of the experiment cannot be made: " + e.getMessage(), e);
            }
            files.put("experiment-" + result.path("details").path("name").asText() + suffix, text.toString());
            files.putAll(drawings.drawn());
        }
        return files;
    }

    /** Four significant digits; a number that is none is a dash. */
    private static Object number(List<?> arguments, Locale language) throws TemplateModelException {
        return arguments.get(0) instanceof TemplateNumberModel number
                ? Axis.number(number.getAsNumber().doubleValue(), language)
                : "–";
    }

    private static Configuration templates(Locale language) {
        Configuration templates = new Configuration(Configuration.VERSION_2_3_34);
        templates.setClassForTemplateLoading(ExperimentPages.class, "");
        templates.setDefaultEncoding("UTF-8");
        templates.setLocale(language);
        templates.setLocalizedLookup(false);
        templates.setNumberFormat(",##0.##");
        templates.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        templates.setLogTemplateExceptions(false);
        return templates;
    }
}
