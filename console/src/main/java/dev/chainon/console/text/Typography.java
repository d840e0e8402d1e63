package dev.chainon.console.text;

import java.util.regex.Pattern;

/**
 * Sets plain text the way a printer would: curly apostrophes, and the spaces that must not break. In French: a narrow one before ; ! ? and %, a full
 * one before : and inside « ». In both: between a number and its unit.
 */
final class Typography {

    private static final String NARROW = "\u202f";
    private static final String FULL = "\u00a0";
    private static final Pattern UNIT = Pattern.compile("(?<=\\d) (?=(?:min|h|s|ms|Mo|MB|km|vols|flights)\\b)");

    private Typography() {}

    static String set(String text, Language language) {
        String common = UNIT.matcher(text.replace('\'', '\u2019')).replaceAll(FULL);
        return language == Language.FR ? french(common) : common;
    }

    private static String french(String text) {
        return text.replaceAll(" ([;!?%])", NARROW + "$1")
                .replace(" :", FULL + ":")
                .replace("« ", "«" + FULL)
                .replace(" »", FULL + "»");
    }
}
