package dev.chainon.local.pipeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Some steps played one after another on one state of the code.
 *
 * @param command as it was typed
 * @param started its begin
 * @param code which code it was
 * @param machine on which it ran
 * @param steps how each went, in order
 */
record Run(String command, Instant started, Code code, String machine, List<Played> steps) {

    /**
     * A state of the code.
     *
     * @param commit with {@code +changes} where it was not as committed; empty where nobody knows
     * @param committed when the commit was made; the epoch where nobody knows
     */
    record Code(String commit, Instant committed) {

        /** The commit alone. */
        String sha() {
            return commit.replaceFirst("\\+.*", "");
        }
    }

    Run {
        steps = List.copyOf(steps);
    }

    /** With one more. */
    Run with(Played step) {
        List<Played> more = new ArrayList<>(steps);
        more.add(step);
        return new Run(command, started, code, machine, more);
    }

    /** The end of its last step. */
    Instant finished() {
        return steps.isEmpty() ? started : steps.get(steps.size() - 1).finished();
    }

    boolean ok() {
        return steps.stream().noneMatch(step -> step.outcome() == Played.Outcome.FAILED);
    }
}
