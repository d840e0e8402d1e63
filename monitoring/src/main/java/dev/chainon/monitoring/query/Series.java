package dev.chainon.monitoring.query;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * The latest points of one series, in the order of time. What is older than ten minutes is thinned to one point a minute, and what is older than three days
 * is forgotten, so that a series takes the same room however long the process lives. One thread at a time.
 */
final class Series {

    private static final long FINE_MILLIS = 10 * 60_000L;
    private static final long COARSE_MILLIS = 60_000L;
    private static final long KEPT_MILLIS = 3 * 24 * 3_600_000L;

    /** Newest last; an end of the series is kept apart, as it has no value. */
    private record Kept(Point point, boolean end) {}

    private final Deque<Kept> fine = new ArrayDeque<>();
    private final Deque<Kept> coarse = new ArrayDeque<>();

    void add(Point point, boolean end) {
        fine.addLast(new Kept(point, end));
        while (fine.getFirst().point.millis() < point.millis() - FINE_MILLIS) {
            thin(fine.removeFirst());
        }
        while (!coarse.isEmpty() && coarse.getFirst().point.millis() < point.millis() - KEPT_MILLIS) {
            coarse.removeFirst();
        }
    }

    private void thin(Kept old) {
        if (coarse.isEmpty() || old.point.millis() >= coarse.getLast().point.millis() + COARSE_MILLIS) {
            coarse.addLast(old);
        }
    }

    /** The latest value from {@code from} to {@code to}, both included; empty if there is none or the series has ended since. */
    Optional<Point> latest(long from, long to) {
        Iterator<Kept> newest = fine.descendingIterator();
        while (newest.hasNext()) {
            Kept kept = newest.next();
            if (kept.point.millis() <= to) {
                return kept.end || kept.point.millis() < from ? Optional.empty() : Optional.of(kept.point);
            }
        }
        return Optional.empty();
    }

    boolean ended() {
        return !fine.isEmpty() && fine.getLast().end;
    }

    /** Values from {@code from} to {@code to}, both included, in the order of time. */
    List<Point> between(long from, long to) {
        List<Point> found = new ArrayList<>();
        for (Deque<Kept> part : List.of(coarse, fine)) {
            for (Kept kept : part) {
                if (!kept.end && kept.point.millis() >= from && kept.point.millis() <= to) {
                    found.add(kept.point);
                }
            }
        }
        return found;
    }
}
