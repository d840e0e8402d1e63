package dev.chainon.monitoring.stream;

import org.HdrHistogram.Histogram;

/**
 * Milliseconds from the append of a raw record to the append of its prediction, for the last minute and for the whole epoch. Both stamps are the
 * broker's, so one clock measures both ends. One thread at a time.
 */
final class Latency {

    private static final long SLOT_MILLIS = 10_000;
    private static final int SLOTS = 6;
    private static final long MAX_MILLIS = 3_600_000;

    private final Histogram epoch = new Histogram(MAX_MILLIS, 2);
    private final Histogram[] slots = new Histogram[SLOTS];
    private final long[] slotTimes = new long[SLOTS];

    Latency() {
        for (int i = 0; i < SLOTS; i++) {
            slots[i] = new Histogram(MAX_MILLIS, 2);
        }
    }

    void add(long rawMillis, long predictionMillis) {
        long value = Math.min(MAX_MILLIS, Math.max(0, predictionMillis - rawMillis));
        epoch.recordValue(value);
        long time = Math.floorDiv(predictionMillis, SLOT_MILLIS);
        int slot = (int) Math.floorMod(time, (long) SLOTS);
        if (time > slotTimes[slot]) {
            slots[slot].reset();
            slotTimes[slot] = time;
        }
        if (time == slotTimes[slot]) {
            slots[slot].recordValue(value);
        }
    }

    /** Percentiles of the last minute, or of the whole epoch when nothing was predicted in the last minute. */
    LatencySummary recent(long nowMillis) {
        long now = Math.floorDiv(nowMillis, SLOT_MILLIS);
        Histogram sum = new Histogram(MAX_MILLIS, 2);
        for (int i = 0; i < SLOTS; i++) {
            if (slotTimes[i] > now - SLOTS) {
                sum.add(slots[i]);
            }
        }
        return sum.getTotalCount() == 0 ? wholeEpoch() : summary(sum);
    }

    LatencySummary wholeEpoch() {
        return summary(epoch);
    }

    private static LatencySummary summary(Histogram histogram) {
        return new LatencySummary(
                histogram.getTotalCount(),
                histogram.getValueAtPercentile(50),
                histogram.getValueAtPercentile(90),
                histogram.getValueAtPercentile(99));
    }
}
