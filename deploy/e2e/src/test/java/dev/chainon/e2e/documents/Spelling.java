package dev.chainon.e2e.documents;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import morfologik.speller.Speller;
import morfologik.stemming.Dictionary;

/** Tells a known word from an unknown one by a dictionary of LanguageTool and the words of the house. Not thread-safe. */
final class Spelling {

    /** A name of code or of a file, a number with its unit, an abbreviation in capitals: no word of a language. */
    private static final Pattern CODE = Pattern.compile(".*[\\d_.].*|.*\\p{Ll}\\p{Lu}.*|\\p{Lu}+s?|\\p{L}");

    private static final Pattern ELISION =
            Pattern.compile("(?i)^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)'(?=[\\p{L}\\d])");

    private static final Pattern POSSESSIVE = Pattern.compile("'s?$");

    private final Speller speller;
    private final Locale language;
    private final Set<String> house;

    private Spelling(String dictionary, Locale language, Set<String> house) throws IOException {
        this.speller = new Speller(Dictionary.read(Spelling.class.getResource(dictionary)));
        this.language = language;
        this.house = Set.copyOf(house);
    }

    /** @param house words beside those of the dictionary */
    static Spelling french(Set<String> house) throws IOException {
        return new Spelling("/org/languagetool/resource/fr/french.dict", Locale.FRENCH, house);
    }

    /** British English. */
    static Spelling english(Set<String> house) throws IOException {
        return new Spelling("/org/languagetool/resource/en/hunspell/en_GB.dict", Locale.UK, house);
    }

    /** The words of a text that nobody knows, sorted. */
    Set<String> unknown(String text) {
        Set<String> unknown = new TreeSet<>();
        Prose.words(text).stream().filter(word -> !known(word)).forEach(unknown::add);
        return unknown;
    }

    /** Whether a word is in the dictionary, in the house or made of such words. */
    private boolean known(String word) {
        String bare = language == Locale.FRENCH
                ? ELISION.matcher(word).replaceFirst("")
                : POSSESSIVE.matcher(word).replaceFirst("");
        return CODE.matcher(bare).matches()
                || listed(word)
                || listed(bare)
                || Stream.of(bare.split("-"))
                        .allMatch(part -> CODE.matcher(part).matches() || listed(part));
    }

    private boolean listed(String word) {
        return Stream.of(word, word.toLowerCase(language))
                .anyMatch(form -> house.contains(form) || !speller.isMisspelled(form));
    }

    /** What the dictionary would have written, for the message of a failure. */
    List<String> suggestions(String word) {
        return speller.findReplacements(word);
    }
}
