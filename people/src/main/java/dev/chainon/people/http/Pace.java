package dev.chainon.people.http;

import java.time.Clock;

/** How many requests a minute are taken from all the world together: each new subscription has a letter sent to an address that somebody typed. Thread-safe. */
public final class Pace {

    private final int perMinute;
    private final Clock clock;
    private double free;
    private long last;

    public Pace(int perMinute, Clock clock) {
        if (perMinute < 1) {
            throw new IllegalArgumentException("chainon.people.new-per-minute must be 1 or more, not " + perMinute);
        }
        this.perMinute = perMinute;
        this.clock = clock;
        this.free = perMinute;
        this.last = clock.millis();
    }

    /** Whether one more may come now. */
    public synchronized boolean take() {
        long now = clock.millis();
        free = Math.min(perMinute, free + Math.max(0, now - last) * perMinute / 60_000.0);
        last = now;
        if (free < 1) {
            return false;
        }
        free--;
        return true;
    }
}
