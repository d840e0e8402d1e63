package dev.chainon.serving.http;

/** By how much a periodic tick comes late; all times in nanoseconds of one clock that only goes forward. Thread-safe. */
final class Punctuality {

    private static final long WINDOW = 5_000_000_000L;

    private final long period;
    private long last;
    private long since;
    private long before;
    private long current;

    Punctuality(long now, long period) {
        this.period = period;
        this.last = now;
        this.since = now;
    }

    synchronized void tick(long now) {
        turn(now);
        current = Math.max(current, late(now));
        last = now;
    }

    /** The worst delay of this window of 5 s and of the one before, the tick that is due now included. */
    synchronized long worst(long now) {
        turn(now);
        return Math.max(Math.max(before, current), late(now));
    }

    private long late(long now) {
        return Math.max(0, now - last - period);
    }

    private void turn(long now) {
        if (now - since >= WINDOW) {
            before = now - since >= 2 * WINDOW ? 0 : current;
            current = 0;
            since = now;
        }
    }
}
