package dev.chainon.evidence.report.backlog;

import dev.chainon.evidence.report.catalogue.Words;
import java.util.Locale;
import java.util.Optional;

/**
 * What a retrospective decided to do.
 *
 * @param story that does it; its dates then tell the state
 */
public record Action(Words text, State state, Optional<String> story) {

    /** How far it is. */
    public enum State {
        OPEN,
        IN_PROGRESS,
        DONE,
        DROPPED;

        /** As the file writes it. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** With the state that its story tells, unless it was dropped. */
    Action following(Story of) {
        State told = of.finished().isPresent() ? State.DONE : of.started().isPresent() ? State.IN_PROGRESS : State.OPEN;
        return state == State.DROPPED ? this : new Action(text, told, story);
    }
}
