package dev.chainon.monitoring.drift;

import dev.chainon.core.contract.Text;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * One figure beside its bound, ready for an alert.
 *
 * @param id stable, such as {@code drift.inputs.psi}
 * @param value not a number while there is too little to judge
 * @param bound the value fires beyond it: above, or below where less is worse
 * @param since minute of event time at which it began to fire without a break since; empty while it does not fire
 * @param evidence what it rests on, in a few words; no personal data
 */
public record Signal(String id, double value, double bound, OptionalLong since, Text evidence) {

    public Signal {
        Objects.requireNonNull(id);
        Objects.requireNonNull(since);
        Objects.requireNonNull(evidence);
    }

    public boolean fires() {
        return since.isPresent();
    }
}
