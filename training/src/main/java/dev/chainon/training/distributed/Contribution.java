package dev.chainon.training.distributed;

import dev.chainon.training.NetworkState;
import java.io.Serializable;
import java.util.Objects;

/**
 * What a shard answers in a round.
 *
 * @param rows that it learnt from: its weight in the average
 * @param planned rows that the round had for it
 * @param seconds of reading and learning, without the way there and back
 */
record Contribution(int shard, NetworkState state, int rows, int planned, double seconds) implements Serializable {

    Contribution {
        Objects.requireNonNull(state);
    }
}
