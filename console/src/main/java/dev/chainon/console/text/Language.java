package dev.chainon.console.text;

import java.util.Locale;

/** The two languages of the pages; French is the default. */
public enum Language {
    FR(Locale.FRANCE),
    EN(Locale.UK);

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    public Locale locale() {
        return locale;
    }

    /** As in the {@code lang} attribute. */
    public String code() {
        return locale.getLanguage();
    }

    /** English if the code asks for it, else French. */
    public static Language of(String code) {
        return "en".equalsIgnoreCase(code) ? EN : FR;
    }
}
