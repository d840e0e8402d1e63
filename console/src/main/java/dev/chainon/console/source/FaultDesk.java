package dev.chainon.console.source;

/** Turns the faults of a demonstration for who may: it decides by the key that is shown, pages only carry it. */
public interface FaultDesk {

    /**
     * Turns one.
     *
     * @param fault its identifier, such as {@code deadlock}
     * @param key that an admin shows; not kept
     */
    Answer turn(String fault, boolean on, String key);

    /** What became of it. */
    enum Answer {
        TURNED,
        /** The key opens nothing, or not this. */
        DENIED,
        /** There is no such fault, or nothing can be broken here. */
        UNKNOWN,
        /** Nobody answered who could decide. */
        AWAY
    }
}
