package dev.chainon.training;

import java.io.Serializable;
import java.util.List;

/**
 * The weights of a network and the state of Adam that goes with them, as plain numbers that can travel.
 *
 * @param values the weights, as the topology lays them out
 * @param first moving mean of the gradients, as long as the weights; empty for a state that is bare, from which Adam begins anew
 * @param second the same of their squares
 * @param steps that led to the moments
 */
public record NetworkState(float[] values, float[] first, float[] second, int steps) implements Serializable {

    private static final float[] NONE = {};

    public NetworkState {
        boolean bare = first.length == 0 && second.length == 0;
        if (!bare && (first.length != values.length || second.length != values.length)) {
            throw new IllegalArgumentException("moments of " + first.length + " and " + second.length
                    + " numbers do not belong to " + values.length + " weights");
        }
    }

    /** These weights, without moments. */
    public static NetworkState bare(float[] values) {
        return new NetworkState(values, NONE, NONE, 0);
    }

    /** These weights, with the moments of another state. */
    public NetworkState withMomentsOf(NetworkState other) {
        return new NetworkState(values, other.first, other.second, other.steps);
    }

    /** Whether every weight is a number: a training that goes astray ends in weights that are none. */
    public boolean isFinite() {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                return false;
            }
        }
        return true;
    }

    /** Bytes of its numbers: what one exchange moves in one direction. */
    public long bytes() {
        return (long) Float.BYTES * (values.length + first.length + second.length);
    }

    /**
     * The weighted mean of states, moments included: averaging of parameters as in McDonald, Hall and Mann (2010) and McMahan and others (2017), algorithm 1. It
     * adds up in the order of the list, so that the same states give the same bits.
     *
     * @param weights one for each state, not all zero; here rows that were learnt from
     */
    public static NetworkState average(List<NetworkState> states, long... weights) {
        if (states.size() != weights.length || states.isEmpty()) {
            throw new IllegalArgumentException(weights.length + " weights for " + states.size() + " states");
        }
        int steps = 0;
        for (NetworkState state : states) {
            steps = Math.max(steps, state.steps);
        }
        return new NetworkState(
                mean(states.stream().map(NetworkState::values).toList(), weights),
                mean(states.stream().map(NetworkState::first).toList(), weights),
                mean(states.stream().map(NetworkState::second).toList(), weights),
                steps);
    }

    private static float[] mean(List<float[]> arrays, long... weights) {
        double total = 0;
        for (long weight : weights) {
            total += weight;
        }
        double[] sums = new double[arrays.get(0).length];
        for (int i = 0; i < weights.length; i++) {
            float[] array = arrays.get(i);
            if (array.length != sums.length) {
                throw new IllegalArgumentException(
                        "states of " + array.length + " and " + sums.length + " numbers have no mean");
            }
            double share = weights[i] / total;
            for (int j = 0; j < sums.length; j++) {
                sums[j] += share * array[j];
            }
        }
        float[] mean = new float[sums.length];
        for (int j = 0; j < mean.length; j++) {
            mean[j] = (float) sums[j];
        }
        return mean;
    }
}
