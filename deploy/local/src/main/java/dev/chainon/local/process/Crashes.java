package dev.chainon.local.process;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Says how long to wait before a crashed process is started again, or that it crashed too often. Not thread-safe. */
public final class Crashes {

    /** @param crashes crashes within the window that are one too many */
    public record Policy(int crashes, Duration within, Duration firstWait, Duration longestWait) {

        public Policy {
            if (crashes < 1 || firstWait.isNegative() || longestWait.compareTo(firstWait) < 0) {
                throw new IllegalArgumentException(
                        "restart: crashes must be at least 1 and longest-wait at least first-wait, but got " + crashes
                                + ", " + firstWait + ", " + longestWait);
            }
        }
    }

    private final Policy policy;
    private final Deque<Instant> recent = new ArrayDeque<>();

    public Crashes(Policy policy) {
        this.policy = policy;
    }

    /** The wait before the next start, doubled with each recent crash; empty when it crashed too often. */
    public Optional<Duration> next(Instant crash) {
        recent.removeIf(past -> past.plus(policy.within()).isBefore(crash));
        recent.addLast(crash);
        if (recent.size() >= policy.crashes()) {
            return Optional.empty();
        }
        Duration wait = policy.firstWait().multipliedBy(1L << (recent.size() - 1));
        return Optional.of(wait.compareTo(policy.longestWait()) > 0 ? policy.longestWait() : wait);
    }
}
