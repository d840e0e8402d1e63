package dev.chainon.store.tickets;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A fault was seen.
 *
 * @param at when it was seen last
 * @param times how often, where there are no firings
 * @param firings of an alert: each counts once, however often it is told
 */
public record Sighting(Subject subject, Details details, Instant at, long times, List<Firing> firings) {

    public Sighting {
        Objects.requireNonNull(subject);
        Objects.requireNonNull(details);
        Objects.requireNonNull(at);
        firings = List.copyOf(firings);
        if (times < 1) {
            throw new IllegalArgumentException("what was seen was seen once at least, not " + times + " times");
        }
    }

    /**
     * One instance of an alert began to fire.
     *
     * @param instance what tells it from others of the same ticket
     * @param starts when it began
     */
    public record Firing(String instance, Instant starts) {
        public Firing {
            Objects.requireNonNull(instance);
            Objects.requireNonNull(starts);
        }
    }
}
