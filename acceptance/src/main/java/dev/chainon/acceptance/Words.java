package dev.chainon.acceptance;

import java.util.Objects;

/** The same in French and in English. */
public record Words(String fr, String en) {

    public Words {
        Objects.requireNonNull(fr, "the French words are missing");
        Objects.requireNonNull(en, "the English words are missing");
    }
}
