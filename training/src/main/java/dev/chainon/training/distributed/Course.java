package dev.chainon.training.distributed;

import dev.chainon.training.NetworkState;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * How far a training has come.
 *
 * @param done rounds, over all epochs
 * @param state averaged after the last of them
 * @param losses log loss on the validation period after each epoch
 * @param best weights after the epoch with the least loss; empty before the first
 * @param rows that steps were made of
 * @param seconds of the rounds
 * @param missing answers of shards that did not come in their round
 */
record Course(int done, NetworkState state, List<Double> losses, float[] best, long rows, double seconds, int missing) {

    Course {
        Objects.requireNonNull(state);
        losses = List.copyOf(losses);
    }

    static Course beginning(NetworkState first) {
        return new Course(0, first, List.of(), new float[0], 0, 0, 0);
    }

    Course afterRound(NetworkState averaged, RoundRecord round) {
        return new Course(
                done + 1,
                averaged,
                losses,
                best,
                rows + round.rows(),
                seconds + round.seconds(),
                missing + round.missing());
    }

    Course afterEpoch(double loss) {
        List<Double> all = new ArrayList<>(losses);
        all.add(loss);
        boolean better = losses.stream().noneMatch(before -> before <= loss);
        return new Course(done, state, all, better ? state.values() : best, rows, seconds, missing);
    }

    /** The epoch with the least loss, counted from 1; 0 before the first. */
    int bestEpoch() {
        int at = 0;
        for (int epoch = 1; epoch <= losses.size(); epoch++) {
            at = at == 0 || losses.get(epoch - 1) < losses.get(at - 1) ? epoch : at;
        }
        return at;
    }
}
