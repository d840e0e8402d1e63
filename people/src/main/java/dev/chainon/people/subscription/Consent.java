package dev.chainon.people.subscription;

import java.util.Map;
import java.util.Optional;

/** The text that a person accepts, in both languages. A change of its words needs a new version: what was accepted is kept with each subscription. */
public final class Consent {

    /** The version of the present text. */
    public static final String VERSION = "2026-11";

    private static final Map<String, String> TEXTS = Map.of(
            "fr",
            "J’accepte que mon nom, mon adresse électronique et le vol ou la liaison que j’indique servent à me prévenir"
                    + " d’un risque de retard et de l’arrivée, et à rien d’autre. Je peux retirer cet accord à tout moment par le lien"
                    + " que porte chaque message\u202f; mes données sont alors effacées.",
            "en",
            "I agree that my name, my e-mail address and the flight or route I give are used to warn me of a likely delay and of"
                    + " the landing, and for nothing else. I can withdraw at any time by the link that every message carries; my"
                    + " data are then erased.");

    private Consent() {}

    /** The present text in "fr" or "en". */
    public static String text(String language) {
        return Optional.ofNullable(TEXTS.get(language))
                .orElseThrow(() -> new IllegalArgumentException("the consent has no text in '" + language + "'"));
    }
}
