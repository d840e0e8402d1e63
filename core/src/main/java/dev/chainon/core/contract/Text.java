package dev.chainon.core.contract;

import java.util.Objects;

/** A sentence of the contract in the two languages of the house; the French one is empty where the contract gives none. */
public record Text(String english, String french) {

    static final Text NONE = new Text("", "");

    public Text {
        Objects.requireNonNull(english);
        Objects.requireNonNull(french);
    }

    /**
     * The sentence in a language.
     *
     * @param language "fr" for French where there is French; English otherwise
     */
    public String in(String language) {
        return language.equals("fr") && !french.isEmpty() ? french : english;
    }
}
