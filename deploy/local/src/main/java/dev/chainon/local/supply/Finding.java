package dev.chainon.local.supply;

import java.util.List;
import java.util.Optional;

/**
 * A library that a known vulnerability touches.
 *
 * @param path from a module of ours to the library
 * @param fixed the first version that mends it; empty where none is known
 * @param waiver the decision to live with it, whether it still holds or not
 */
record Finding(
        Component component,
        Advisory advisory,
        List<String> path,
        Optional<String> fixed,
        Optional<Waiver> waiver,
        Finding.State state) {

    /** What follows from it. */
    enum State {
        /** Nobody decided to live with it. */
        OPEN,
        /** Somebody did, and the day has not come yet. */
        WAIVED,
        /** Somebody did, and the day has passed. */
        EXPIRED
    }

    Finding {
        path = List.copyOf(path);
    }

    /** Whether it fails the check. */
    boolean fails() {
        return state != State.WAIVED;
    }
}
