package dev.chainon.monitoring.kpi;

import com.typesafe.config.Config;
import java.util.Objects;

/** A sentence in French and in English. */
public record Bilingual(String fr, String en) {

    public Bilingual {
        Objects.requireNonNull(fr);
        Objects.requireNonNull(en);
        if (fr.isBlank() || en.isBlank()) {
            throw new IllegalArgumentException("both languages are needed: fr '" + fr + "', en '" + en + "'");
        }
    }

    public static Bilingual of(Config words) {
        return new Bilingual(words.getString("fr"), words.getString("en"));
    }

    /** @param language "fr" or "en" */
    public String in(String language) {
        return language.equals("fr") ? fr : en;
    }
}
