package dev.chainon.monitoring.stream;

/** Keeps the reader of one log from running ahead of that of another, by event time. One thread at a time. */
final class Pace {

    /** As long as a trip takes: outcomes come later than their predictions anyway. */
    static final long AHEAD_MINUTES = 360;

    private long heard = Long.MIN_VALUE;
    private long told = Long.MIN_VALUE;

    /** The log that sets the pace was read up to this minute of event time. */
    void heard(long minute) {
        heard = Math.max(heard, minute);
    }

    /** The log that follows was read up to this minute of event time. */
    void told(long minute) {
        told = Math.max(told, minute);
    }

    /**
     * Whether the log that follows may be read on.
     *
     * @param atEnd whether there is nothing to read in the other
     */
    boolean lets(boolean atEnd) {
        return atEnd || heard != Long.MIN_VALUE && told <= heard + AHEAD_MINUTES;
    }
}
