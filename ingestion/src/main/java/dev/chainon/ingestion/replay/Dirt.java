package dev.chainon.ingestion.replay;

/** What a real feed does to records. */
public enum Dirt {
    /** A copy cut somewhere, before the record. */
    MALFORMED,
    /** A copy without one of its members, before the record. */
    FIELD_MISSING,
    /** A copy with a word where a number was, before the record. */
    TYPE_WRONG,
    /** A copy with a code that nobody knows, before the record. */
    CODE_UNKNOWN,
    /** A copy with all its times four hundred years ahead, before the record. */
    CLOCK_AHEAD,
    /** The record twice. */
    DUPLICATE,
    /** The record some minutes after its time. */
    LATE,
    /** The record after the one that follows it. */
    SWAPPED
}
