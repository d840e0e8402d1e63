package dev.chainon.training.distributed;

import com.typesafe.config.Config;
import java.io.Serializable;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How the rows are dealt and how often parameters are averaged: the keys under {@code chainon.distributed}.
 *
 * @param shards parts of the rows; one task of a round learns from one
 * @param rounds averagings in an epoch
 * @param batch rows of a step of one shard
 * @param stripe rows that are read from disk at once
 * @param moments what becomes of Adam's moments between two rounds
 * @param budget longest time that a task learns in a round: what it has by then is its answer
 * @param silence longest time without any answer of a round: the shards that have not answered by then are left out of it
 */
public record DistributedSettings(
        int shards, int rounds, int batch, int stripe, Moments moments, Duration budget, Duration silence)
        implements Serializable {

    /** What becomes of Adam's moments between two rounds. */
    public enum Moments {
        /** They are averaged like the weights: three times as much is exchanged. */
        AVERAGE,
        /** The process that learnt from a shard keeps them; another process that takes the shard over begins anew. */
        LOCAL,
        /** Every round begins without. */
        FRESH
    }

    private static final Set<String> KEYS =
            Set.of("shards", "rounds", "batch", "stripe", "moments", "budget", "silence");

    public DistributedSettings {
        require(shards >= 1 && shards <= 4096, "shards", shards, "between 1 and 4096");
        require(rounds >= 1 && rounds <= 100_000, "rounds", rounds, "between 1 and 100000");
        require(batch >= 1 && batch <= 65_536, "batch", batch, "between 1 and 65536");
        require(stripe >= 1 && stripe <= 1_000_000, "stripe", stripe, "between 1 and 1000000");
        require(!budget.isNegative() && !budget.isZero(), "budget", budget, "longer than nothing");
        require(silence.compareTo(budget) > 0, "silence", silence, "longer than the budget of " + budget);
    }

    /** @throws IllegalArgumentException if a key is unknown or a value makes no sense */
    public static DistributedSettings of(Config distributed) {
        Set<String> unknown = new TreeSet<>(distributed.root().keySet());
        unknown.removeAll(KEYS);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "unknown keys under chainon.distributed: " + unknown + "; known are " + new TreeSet<>(KEYS));
        }
        return new DistributedSettings(
                distributed.getInt("shards"),
                distributed.getInt("rounds"),
                distributed.getInt("batch"),
                distributed.getInt("stripe"),
                Moments.valueOf(distributed.getString("moments").toUpperCase(Locale.ROOT)),
                distributed.getDuration("budget"),
                distributed.getDuration("silence"));
    }

    /** What the manifest of a model tells of it. */
    Map<String, String> params() {
        return new TreeMap<>(Map.of(
                "distributed.shards", Integer.toString(shards),
                "distributed.rounds", Integer.toString(rounds),
                "distributed.batch", Integer.toString(batch),
                "distributed.stripe", Integer.toString(stripe),
                "distributed.moments", moments.name().toLowerCase(Locale.ROOT)));
    }

    private static void require(boolean met, String key, Object value, String wanted) {
        if (!met) {
            throw new IllegalArgumentException("chainon.distributed." + key + " must be " + wanted + ", not " + value);
        }
    }
}
