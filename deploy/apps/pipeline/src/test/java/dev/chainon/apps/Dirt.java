package dev.chainon.apps;

/** What may happen to the records of a flight on their way. */
enum Dirt {
    NONE,
    CUT,
    NO_JSON,
    NO_BYTES,
    NO_VALUE,
    FIELD_MISSING,
    FIELD_NULL,
    FIELD_UNKNOWN,
    TYPE_WRONG,
    AIRPORT_UNKNOWN,
    AIRPORTS_EQUAL,
    DISTANCE_WRONG,
    STAMP_WRONG,
    CLOCK_AHEAD,
    DELAY_WRONG,
    TWICE_AT_ONCE,
    SENT_AGAIN,
    LATE,
    SWAPPED,
    NO_DEPARTURE,
    NO_ARRIVAL,
    AFTER_MIDNIGHT
}
