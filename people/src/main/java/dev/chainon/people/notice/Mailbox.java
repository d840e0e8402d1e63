package dev.chainon.people.notice;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Takes letters where no mail server is set, as in the demonstration: kept in memory until the process ends, shown on a page, and sent nowhere. On disk they
 * would be names and addresses in clear. Thread-safe.
 */
public final class Mailbox implements Channel {

    private static final int MOST = 200;

    private final Clock clock;
    private final Deque<Kept> letters = new ArrayDeque<>();

    /** A letter and when it was put here. */
    public record Kept(Instant at, Letter letter) {}

    public Mailbox(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Delivery send(Letter letter) {
        letters.addFirst(new Kept(clock.instant(), letter));
        if (letters.size() > MOST) {
            letters.removeLast();
        }
        return new Delivery.Sent();
    }

    /** The newest first. */
    public synchronized List<Kept> letters() {
        return List.copyOf(letters);
    }

    /** Takes away what was written to an erased person. */
    public synchronized void forget(String person) {
        letters.removeIf(kept -> kept.letter().person().equals(person));
    }
}
