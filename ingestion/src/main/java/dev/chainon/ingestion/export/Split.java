package dev.chainon.ingestion.export;

import java.io.Serializable;

/**
 * A part of the training set, cut by the instance's minute.
 *
 * @param fromMinute first minute in it
 * @param toMinute first minute after it
 */
public record Split(String name, long fromMinute, long toMinute) implements Serializable {
    public Split {
        if (!name.matches("[a-z]+")) {
            throw new IllegalArgumentException("a split's name must be lower-case letters, not '" + name + "'");
        }
        if (toMinute <= fromMinute) {
            throw new IllegalArgumentException(
                    "split " + name + " must end after minute " + fromMinute + ", not at " + toMinute);
        }
    }

    boolean holds(long minute) {
        return minute >= fromMinute && minute < toMinute;
    }
}
