package dev.chainon.registry;

import java.util.List;
import java.util.Objects;

/**
 * Who or what decided that an alias moves, and what was measured before.
 *
 * @param checks every condition, met or not; none where nothing was measured
 */
public record Decision(By by, List<Check> checks) {

    /** What a move of an alias rests on. */
    public enum By {
        /** Every condition was met. */
        GATE,
        /** A person, against or without the gate, with a reason. */
        FORCE,
        /** The setting that promotes whatever the gate says. */
        SETTINGS,
        /** A person or a job, where no gate is asked: a rollback, the alias of a challenger. */
        PERSON,
        /** A line that is older than this record. */
        UNKNOWN
    }

    /** Nothing was measured. */
    public static final Decision BY_PERSON = new Decision(By.PERSON, List.of());

    public Decision {
        Objects.requireNonNull(by);
        checks = List.copyOf(checks);
    }
}
