package dev.chainon.monitoring.kpi;

import dev.chainon.core.model.Costs;

/** Decisions by whether someone would have been warned and whether it happened. One thread at a time. */
final class Tally {

    private final long[] counts = new long[4];

    private static int place(boolean warned, boolean happened) {
        return (warned ? 2 : 0) + (happened ? 1 : 0);
    }

    void add(boolean warned, boolean happened, int times) {
        counts[place(warned, happened)] += times;
    }

    long count(boolean warned, boolean happened) {
        return counts[place(warned, happened)];
    }

    long rows() {
        return counts[0] + counts[1] + counts[2] + counts[3];
    }

    /** Not a number without rows. */
    double costPerThousand(Costs costs) {
        return 1000 * costs.of(count(true, false), count(false, true)) / rows();
    }
}
