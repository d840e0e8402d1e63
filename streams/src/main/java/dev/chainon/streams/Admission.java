package dev.chainon.streams;

import java.util.Objects;

/** What the reader of the clean log does with a record. */
public sealed interface Admission {

    /** It is handed over. */
    record Admitted() implements Admission {}

    /** It was handed over before. */
    record Repeated() implements Admission {}

    /**
     * It belongs into quarantine.
     *
     * @param rule name of the contract's rule
     * @param reason what was wrong with which value, for a person
     */
    record Refused(String rule, String reason) implements Admission {
        public Refused {
            Objects.requireNonNull(rule);
            Objects.requireNonNull(reason);
        }
    }
}
