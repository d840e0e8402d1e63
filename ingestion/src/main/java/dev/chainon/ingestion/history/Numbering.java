package dev.chainon.ingestion.history;

import java.util.Arrays;
import java.util.Optional;

/**
 * Tells cases apart that share a key. Fed in the order (key, source columns), it numbers distinct rows of a key from 1 and finds exact duplicates; the
 * same rows get the same numbers on every run, in whatever order the file had them.
 */
public final class Numbering {

    private Optional<String> key = Optional.empty();
    private Object[] last = {};
    private int occurrence;

    /** The occurrence number of the row, or 0 if it equals the row before it in every source column. */
    public int next(String keyOfRow, Object[] source) {
        if (key.isPresent() && key.get().equals(keyOfRow)) {
            if (Arrays.equals(last, source)) {
                return 0;
            }
            occurrence++;
        } else {
            key = Optional.of(keyOfRow);
            occurrence = 1;
        }
        last = source.clone();
        return occurrence;
    }
}
