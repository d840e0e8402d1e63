package dev.chainon.bench;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** The drawings of one page of a study, by the name of their file. */
final class Drawings {

    private final String study;
    private final Locale language;
    private final Map<String, String> drawn = new LinkedHashMap<>();

    Drawings(String study, Locale language) {
        this.study = study;
        this.language = language;
    }

    /**
     * Draws, keeps the drawing and gives the Markdown that shows it.
     *
     * @param svg the drawing in a language
     */
    String keep(String name, String title, Function<Locale, String> svg) {
        String file = study + "-" + name + "." + language.getLanguage() + ".svg";
        drawn.put(file, svg.apply(language));
        return "![" + title + "](" + file + ")";
    }

    Map<String, String> all() {
        return Map.copyOf(drawn);
    }
}
