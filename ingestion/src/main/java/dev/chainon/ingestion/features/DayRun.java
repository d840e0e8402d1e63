package dev.chainon.ingestion.features;

import java.io.Serializable;

/** A contiguous run of engine days that one task computes; both ends belong to it. */
public record DayRun(int firstDay, int lastDay) implements Serializable {
    public DayRun {
        if (lastDay < firstDay) {
            throw new IllegalArgumentException(
                    "a run must not end on day " + lastDay + " before its first day " + firstDay);
        }
    }
}
