package dev.chainon.ingestion.quarantine;

import java.util.Arrays;
import java.util.stream.LongStream;

/**
 * Where in the repair log the acts on a record stand, in sixteen bytes an act, so that a log of a million acts fits into a small process. Filled in the order
 * of the log, then asked.
 */
final class ActIndex {

    /** A record's offset and an act's number share one long: so many acts at most, and offsets below two to the power of 39. */
    private static final int NUMBER_BITS = 24;

    private static final long MOST_OFFSET = (1L << (Long.SIZE - 1 - NUMBER_BITS)) - 1;

    private long[] places = new long[64];
    private long[] keys = new long[64];
    private int acts;
    private boolean sorted = true;

    /**
     * @param offset of the refused record
     * @param place where the line of the act begins
     */
    void add(long offset, long place) {
        if (offset < 0 || offset > MOST_OFFSET || acts == 1 << NUMBER_BITS) {
            throw new IllegalStateException("the repair log has an act on offset " + offset + " as its number " + acts
                    + ": more than can be looked through; move the log aside");
        }
        if (acts == keys.length) {
            places = Arrays.copyOf(places, acts * 2);
            keys = Arrays.copyOf(keys, acts * 2);
        }
        keys[acts] = offset << NUMBER_BITS | acts;
        places[acts++] = place;
        sorted = false;
    }

    /** Places of the acts on a record, in the order they were added. */
    LongStream of(long offset) {
        if (!sorted) {
            Arrays.sort(keys, 0, acts);
            sorted = true;
        }
        if (offset < 0 || offset > MOST_OFFSET) {
            return LongStream.empty();
        }
        int found = Arrays.binarySearch(keys, 0, acts, offset << NUMBER_BITS);
        int first = found < 0 ? -found - 1 : found;
        return Arrays.stream(keys, first, acts)
                .takeWhile(key -> key >> NUMBER_BITS == offset)
                .map(key -> places[(int) (key & (1 << NUMBER_BITS) - 1)]);
    }
}
