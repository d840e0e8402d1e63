package dev.chainon.evidence.report;

import dev.chainon.evidence.report.catalogue.Words;
import java.util.Locale;

/** How a clause stands, from worst to best: a criterion takes the worst of its clauses. */
public enum State {
    /** A proof failed, or a measured figure misses its goal. */
    REFUTED("✗", "Réfuté", "Refuted"),
    /** No proof, or one that does not count: absent, disabled, given up, unfinished, edited. */
    NOT_SHOWN("○", "Non montré", "Not shown"),
    /** It was shown, and the code it covers has changed since. */
    STALE("↻", "Périmé", "Stale"),
    /** A person stands for it; no machine can. */
    DECLARED("☞", "Déclaré", "Declared"),
    /** It ran elsewhere, and a listed key signed it. */
    ATTESTED("✍", "Attesté", "Attested"),
    /** Every test that names it ran and passed on the code as it is. */
    SHOWN("✓", "Montré", "Shown");

    private final String sign;
    private final Words words;

    State(String sign, String fr, String en) {
        this.sign = sign;
        this.words = new Words(fr, en);
    }

    public String sign() {
        return sign;
    }

    public Words words() {
        return words;
    }

    /** Short name for style sheets and identifiers: {@code notshown}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace("_", "");
    }

    public State worst(State other) {
        return compareTo(other) <= 0 ? this : other;
    }
}
