package dev.chainon.monitoring.stream;

/**
 * Records per second over the ten last whole seconds of the wall clock, counted by the stamps of the log: catching up after a restart does not inflate
 * it. One thread at a time.
 */
final class Rate {

    private static final int WINDOW_SECONDS = 10;
    private static final int SLOTS = 16;

    private final long[] seconds = new long[SLOTS];
    private final long[] counts = new long[SLOTS];
    private long total;

    void add(long millis) {
        long second = Math.floorDiv(millis, 1000L);
        int slot = (int) Math.floorMod(second, (long) SLOTS);
        total++;
        if (second < seconds[slot]) {
            return;
        }
        if (second > seconds[slot]) {
            seconds[slot] = second;
            counts[slot] = 0;
        }
        counts[slot]++;
    }

    double perSecond(long nowMillis) {
        long now = Math.floorDiv(nowMillis, 1000L);
        long sum = 0;
        for (int i = 0; i < SLOTS; i++) {
            if (seconds[i] < now && seconds[i] >= now - WINDOW_SECONDS) {
                sum += counts[i];
            }
        }
        return (double) sum / WINDOW_SECONDS;
    }

    long total() {
        return total;
    }
}
