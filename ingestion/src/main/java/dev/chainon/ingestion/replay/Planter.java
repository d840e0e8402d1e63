package dev.chainon.ingestion.replay;

import dev.chainon.ingestion.export.FeedLine;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * Turns the feed into what is sent, with dirt in it. The same feed, share and seed give the same messages in the same order, so that a message's number says
 * what it is and a replay can go on after any of them. Nothing is lost: a spoilt record is a copy that comes before the good one.
 */
public final class Planter implements Iterator<Message> {

    private static final int MOST_MINUTES_LATE = 90;

    private record Held(Message message, long order) {}

    private final Iterator<FeedLine> feed;
    private final double share;
    private final long seed;
    private final ArrayDeque<Message> ready = new ArrayDeque<>();
    private final PriorityQueue<Held> held = new PriorityQueue<>(
            Comparator.comparingLong((Held h) -> h.message().minute()).thenComparingLong(Held::order));
    private Optional<Message> swapped = Optional.empty();
    private long lines;

    /**
     * @param share of the lines that are spoilt, from 0 to 1
     */
    public Planter(Iterator<FeedLine> feed, double share, long seed) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("replay.dirt must lie between 0 and 1, not " + share);
        }
        this.feed = feed;
        this.share = share;
        this.seed = seed;
    }

    @Override
    public boolean hasNext() {
        while (ready.isEmpty() && feed.hasNext()) {
            plant(feed.next());
        }
        if (ready.isEmpty()) {
            swapped.ifPresent(ready::add);
            swapped = Optional.empty();
            release(Long.MAX_VALUE);
        }
        return !ready.isEmpty();
    }

    @Override
    public Message next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return ready.remove();
    }

    private void plant(FeedLine line) {
        release(line.minute());
        Random random = new Random(seed * 0x9E3779B97F4A7C15L + lines++);
        Message good = new Message(line.minute(), line.subject(), line.raw(), Optional.empty());
        Optional<Message> before = swapped;
        swapped = Optional.empty();
        random.nextInt();
        if (random.nextDouble() < share) {
            spoil(good, Dirt.values()[random.nextInt(Dirt.values().length)], random);
        } else {
            ready.add(good);
        }
        before.ifPresent(m -> ready.add(new Message(good.minute(), m.subject(), m.bytes(), m.plant())));
    }

    private void spoil(Message good, Dirt kind, Random random) {
        Message marked = new Message(
                good.minute(), good.subject(), Spoiler.spoil(good.bytes(), kind, random), Optional.of(kind));
        switch (kind) {
            case LATE -> {
                long minute = good.minute() + 1 + random.nextInt(MOST_MINUTES_LATE);
                held.add(new Held(new Message(minute, good.subject(), good.bytes(), marked.plant()), lines));
            }
            case SWAPPED -> swapped = Optional.of(marked);
            case DUPLICATE -> {
                ready.add(good);
                ready.add(marked);
            }
            default -> {
                ready.add(marked);
                ready.add(good);
            }
        }
    }

    private void release(long minute) {
        while (!held.isEmpty() && held.peek().message().minute() <= minute) {
            ready.add(held.remove().message());
        }
    }
}
