package dev.chainon.evidence.report.source;

import java.util.List;

/** What a source gave, and what was wrong with it. */
public record Found<T>(List<T> items, List<Fault> faults) {

    public Found {
        items = List.copyOf(items);
        faults = List.copyOf(faults);
    }
}
