package dev.chainon.console.page;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** How often something may be done in a window of time, by one address and by all. Thread-safe; holds no more addresses than all may do things. */
final class Allowance {

    private final Duration window;
    private final int each;
    private final int all;
    private final InstantSource clock;
    private final Map<String, Integer> done = new HashMap<>();
    private Instant ends = Instant.MIN;
    private int sum;

    Allowance(Duration window, int each, int all, InstantSource clock) {
        this.window = window;
        this.each = each;
        this.all = all;
        this.clock = clock;
    }

    /** Takes one, if there is one left. */
    synchronized boolean take(String address) {
        Instant now = clock.instant();
        if (!now.isBefore(ends)) {
            ends = now.plus(window);
            sum = 0;
            done.clear();
        }
        int own = done.getOrDefault(address, 0);
        if (own >= each || sum >= all) {
            return false;
        }
        done.put(address, own + 1);
        sum++;
        return true;
    }
}
