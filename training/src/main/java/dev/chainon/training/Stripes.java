package dev.chainon.training;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * How the rows of a period are dealt to shards: in stripes of rows that follow each other on disk, one to each shard in turn, so that every shard has rows of the whole
 * period and each stripe is one sequential read.
 *
 * @param rows of the period
 * @param stripe rows of a stripe; the last one may be shorter
 */
public record Stripes(int rows, int stripe, int shards) implements Serializable {

    /** Rows that follow each other. */
    public record Span(int first, int count) implements Serializable {}

    public Stripes {
        if (rows < 1 || stripe < 1 || shards < 1) {
            throw new IllegalArgumentException(
                    rows + " rows, stripes of " + stripe + " and " + shards + " shards must all be at least 1");
        }
    }

    /** All rows of a shard, in their order. */
    public List<Span> of(int shard) {
        List<Span> spans = new ArrayList<>();
        for (int number = shard; number < count(); number += shards) {
            spans.add(span(number));
        }
        return spans;
    }

    /**
     * The rows of a shard in one of the rounds of an epoch: every stripe is in one of them, in an order that the seed draws.
     *
     * @param round counted from 0
     * @param rounds at most as many as each shard has stripes
     */
    public List<Span> of(int shard, long seed, int round, int rounds) {
        List<Span> all = of(shard);
        SplittableRandom random = new SplittableRandom(seed * 31 + shard);
        for (int i = all.size() - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            Span moved = all.get(i);
            all.set(i, all.get(j));
            all.set(j, moved);
        }
        int from = (int) ((long) all.size() * round / rounds);
        int to = (int) ((long) all.size() * (round + 1) / rounds);
        return List.copyOf(all.subList(from, to));
    }

    /** Stripes that the shard with the fewest has. */
    public int least() {
        return count() / shards;
    }

    private int count() {
        return (rows + stripe - 1) / stripe;
    }

    private Span span(int number) {
        int first = number * stripe;
        return new Span(first, Math.min(stripe, rows - first));
    }
}
