package dev.chainon.training.distributed;

import dev.chainon.training.Blueprint;
import dev.chainon.training.NetworkState;
import java.util.List;

/** Those who do the work of the shards. */
interface Workforce {

    /** Finds out what the network sees of a row, from a look at every shard. */
    Blueprint survey();

    /** Has every shard learn from this state for one round; gives the answers that came, in the order of the shards. They may be fewer, or none. */
    List<Contribution> teach(Blueprint blueprint, NetworkState start, Round round);

    /** Mean cross-entropy over the validation period. */
    double loss(Blueprint blueprint, float[] values);
}
