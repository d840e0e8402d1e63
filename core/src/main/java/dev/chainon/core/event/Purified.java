package dev.chainon.core.event;

import java.util.List;
import java.util.Objects;

/** What purification makes of one raw input: a clean value with the repairs it needed, or a rejection with its reason. */
public sealed interface Purified<T> {

    /** @param repairs names of the contract's rules that changed something, in the order they fired */
    record Clean<T>(T value, List<String> repairs) implements Purified<T> {
        public Clean {
            Objects.requireNonNull(value);
            repairs = List.copyOf(repairs);
        }
    }

    /**
     * @param rule name of the contract's rule that refused the input
     * @param reason what was wrong with which value, for a person
     */
    record Rejected<T>(String rule, String reason) implements Purified<T> {
        public Rejected {
            Objects.requireNonNull(rule);
            Objects.requireNonNull(reason);
        }
    }
}
