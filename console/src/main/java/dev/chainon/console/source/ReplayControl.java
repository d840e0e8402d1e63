package dev.chainon.console.source;

import dev.chainon.core.replay.Change;
import dev.chainon.core.replay.ReplayState;
import dev.chainon.core.replay.Tempo;
import java.time.LocalDate;
import java.util.Optional;

/** The replay whose predictions the pages show, as people steer it. */
public interface ReplayControl {

    /** Where nothing is replayed. */
    ReplayControl NONE = new ReplayControl() {};

    /** What the replay told a moment ago; empty where none runs. */
    default Optional<ReplayState> state() {
        return Optional.empty();
    }

    /** What the launcher told of another first day; empty where nobody takes one. */
    default Optional<Change> change() {
        return Optional.empty();
    }

    /** Whether whoever steers it has to show a key. */
    default boolean asksKey() {
        return false;
    }

    /** Whether that is the key. */
    default boolean opens(String key) {
        return true;
    }

    /** Asks for another tempo; the state tells when it is obeyed. */
    default void wish(Tempo tempo) {}

    /** Asks for another first day. */
    default void ask(LocalDate day) {}
}
