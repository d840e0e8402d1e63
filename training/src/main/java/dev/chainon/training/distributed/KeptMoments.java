package dev.chainon.training.distributed;

import dev.chainon.training.NetworkState;
import dev.chainon.training.distributed.DistributedSettings.Moments;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Adam's moments between two rounds: in what is exchanged, in the process that learnt from the shard, or nowhere. */
final class KeptMoments {

    private static final Map<String, NetworkState> KEPT = new ConcurrentHashMap<>();

    private KeptMoments() {}

    /** From where a shard goes on, given the averaged state. */
    static NetworkState before(ShardWork work, int shard, NetworkState averaged) {
        if (work.how().moments() != Moments.LOCAL) {
            return averaged;
        }
        NetworkState kept = KEPT.get(key(work, shard));
        return kept == null ? averaged : averaged.withMomentsOf(kept);
    }

    /** What a shard answers, given what it has come to. */
    static NetworkState after(ShardWork work, int shard, NetworkState taught) {
        if (work.how().moments() == Moments.AVERAGE) {
            return taught;
        }
        if (work.how().moments() == Moments.LOCAL) {
            KEPT.put(key(work, shard), taught);
        }
        return NetworkState.bare(taught.values());
    }

    private static String key(ShardWork work, int shard) {
        return work.run() + "/" + shard;
    }
}
