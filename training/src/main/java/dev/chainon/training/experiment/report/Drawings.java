package dev.chainon.training.experiment.report;

import com.fasterxml.jackson.databind.JsonNode;
import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateNumberModel;
import freemarker.template.TemplateScalarModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The function {@code draw(kind, response, title, across, up)} of the templates, where the response is its number; an interaction has the numbers of its two
 * factors after that, a map the words for its best and its usual point. Keeps each drawing and answers the Markdown that shows it.
 */
final class Drawings implements TemplateMethodModelEx {

    private final JsonNode details;
    private final Locale language;
    private final Map<String, String> drawn = new LinkedHashMap<>();

    Drawings(JsonNode details, Locale language) {
        this.details = details;
        this.language = language;
    }

    Map<String, String> drawn() {
        return new LinkedHashMap<>(drawn);
    }

    @Override
    public Object exec(@SuppressWarnings("rawtypes") List arguments) throws TemplateModelException {
        String kind = word(arguments, 0);
        JsonNode response = details.path("responses").path(number(arguments, 1));
        Sheet.Words words = new Sheet.Words(word(arguments, 2), word(arguments, 3), word(arguments, 4));
        Sheet sheet = new Sheet(details, response, language);
        Relief relief = new Relief(
                details, response.path("surface"), response.path("greater").asBoolean(), language);
        String suffix = "";
        Plot plot;
        switch (kind) {
            case "half-normal" -> plot = sheet.halfNormal(words);
            case "main" -> plot = sheet.mainEffects(words);
            case "interaction" -> {
                suffix = "-" + sheet.name(number(arguments, 5)) + "-" + sheet.name(number(arguments, 6));
                plot = sheet.interaction(words, number(arguments, 5), number(arguments, 6));
            }
            case "course" -> plot = new Course(details, language).plot(words, word(arguments, 5), word(arguments, 6));
            case "normal" -> plot = sheet.normal(words);
            case "by-run" -> plot = sheet.residualsByRun(words);
            case "by-fit" -> plot = sheet.residualsByFit(words);
            case "map" -> plot = relief.map(words, word(arguments, 5), word(arguments, 6));
            case "cuts" -> plot = relief.cuts(words);
            default -> throw new TemplateModelException("there is no drawing '" + kind + "'");
        }
        String of = response.isMissingNode() ? "" : "-" + response.path("name").asText();
        String file = "experiment-" + details.path("name").asText() + "-" + kind + suffix + of + "."
                + language.getLanguage() + ".svg";
        drawn.put(file, plot.svg());
        return "![" + words.title() + "](" + file + ")";
    }

    private static String word(List<?> arguments, int at) throws TemplateModelException {
        if (at < arguments.size() && arguments.get(at) instanceof TemplateScalarModel word) {
            return word.getAsString();
        }
        throw new TemplateModelException("argument " + at + " of draw must be a word");
    }

    private static int number(List<?> arguments, int at) throws TemplateModelException {
        if (at < arguments.size() && arguments.get(at) instanceof TemplateNumberModel number) {
            return number.getAsNumber().intValue();
        }
        throw new TemplateModelException("argument " + at + " of draw must be a number");
    }
}
