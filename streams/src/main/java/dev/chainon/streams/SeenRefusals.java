package dev.chainon.streams;

import dev.chainon.core.event.Quarantined;

/**
 * Tells the records of the quarantine topic that were written again. Two write there: the purification, and the reader of the log that refuses by
 * {@value ClockAhead#RULE}. Each writes in the order of the raw offsets, and goes back to write again after a restart. One thread at a time.
 */
public final class SeenRefusals {

    private long lastOfPurification = -1;
    private long lastOfReader = -1;

    /** Whether the record comes for the first time. */
    public boolean isNew(Quarantined record) {
        boolean reader = record.rule().equals(ClockAhead.RULE);
        if (record.rawOffset() <= (reader ? lastOfReader : lastOfPurification)) {
            return false;
        }
        if (reader) {
            lastOfReader = record.rawOffset();
        } else {
            lastOfPurification = record.rawOffset();
        }
        return true;
    }
}
